/** The room's widgets: each is bundled by itself, under the name of its Python class. */
import { render as agreement } from "./agreement/view.js";
import { render as scenarios } from "./scenario/view.js";

export const Agreement = { render: agreement };
export const Scenarios = { render: scenarios };
