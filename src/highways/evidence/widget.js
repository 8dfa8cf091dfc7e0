/** The room's widgets: each is bundled by itself, under the name of its Python class. */
import { render as explorer } from "./explorer/view.js";
import { render as risks } from "./risks/view.js";

export const EvidenceExplorer = { render: explorer };
export const RiskPicture = { render: risks };
