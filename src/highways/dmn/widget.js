/** The room's widget, bundled under the name of its Python class. */
import { render as defaultMode } from "./default_mode/view.js";

export const DefaultMode = { render: defaultMode };
