/** The room's widgets: each is bundled by itself, under the name of its Python class. */
import { render as seriesView } from "./series_view/view.js";
import { render as windowField } from "./window/view.js";

export const SeriesView = { render: seriesView };
export const Window = { render: windowField };
