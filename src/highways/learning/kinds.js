/** The kinds of questions, by the name that their file gives them. */
import { choose } from "./choose.js";
import { estimate } from "./estimate.js";
import { order } from "./order.js";
import { sort } from "./sort.js";

/** @type {Record<string, import("./question.js").Builder<any>>} */
export const KINDS = { choose, order, sort, estimate };
