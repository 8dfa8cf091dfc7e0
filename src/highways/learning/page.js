/** What every page of the book does about memory. It runs before the host, so that widgets find the memory there. */
import { createMemory } from "./memory.js";
import { carryOn, lessonEnd, notePlace, ticks } from "./progress.js";

const page = /** @type {{ highwaysMemory?: import("./memory.js").Memory }} */ (globalThis);
const memory = (page.highwaysMemory ??= createMemory());

ticks(memory);
carryOn(memory);
lessonEnd(memory);
notePlace(memory);
