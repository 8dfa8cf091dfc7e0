/** What every page of the book does about memory. It runs before the host, so that widgets find the memory there. */
import { createMemory } from "./memory.js";

const page = /** @type {{ highwaysMemory?: import("./memory.js").Memory }} */ (globalThis);
page.highwaysMemory ??= createMemory();
