/** The room's widget, bundled under the name of its Python class. */
import { render as sessionTimeline } from "./timeline/view.js";

export const SessionTimeline = { render: sessionTimeline };
