/** The room's widgets: each is bundled by itself, under the name of its Python class. */
import { render as cascade } from "./cascade/view.js";
import { render as receptor } from "./channel/view.js";

export const Cascade = { render: cascade };
export const Receptor = { render: receptor };
