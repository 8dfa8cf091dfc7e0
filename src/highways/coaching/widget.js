/** The room's widgets: each is bundled by itself, under the name of its Python class. */
import { render as flags } from "./flags/view.js";
import { render as scope } from "./scope/view.js";

export const Scope = { render: scope };
export const RedFlags = { render: flags };
