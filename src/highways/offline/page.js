/** The one thing that this room does to a page. */
import { offline } from "./offline.js";

offline();
