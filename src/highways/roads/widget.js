/** The room's widgets: each is bundled by itself, under the name of its Python class. */
import { render as roadMap } from "./road_map/view.js";
import { render as twoRoads } from "./two_roads/view.js";

export const RoadMap = { render: roadMap };
export const TwoRoads = { render: twoRoads };
