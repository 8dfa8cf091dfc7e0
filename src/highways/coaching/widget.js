/** The room's widgets: each is bundled by itself, under the name of its Python class. */
import { render as agreement } from "./agreement/view.js";
import { render as flags } from "./flags/view.js";
import { render as scenarios } from "./scenario/view.js";
import { render as scope } from "./scope/view.js";

export const Agreement = { render: agreement };
export const RedFlags = { render: flags };
export const Scenarios = { render: scenarios };
export const Scope = { render: scope };
