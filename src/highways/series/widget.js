/** The room's widgets: each is bundled by itself, under the name of its Python class. */
import { render as window } from "./window/view.js";

export const Window = { render: window };
