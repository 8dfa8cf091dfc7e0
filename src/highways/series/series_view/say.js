/** What happens on the map, in words: every word from words.en.json, every number from the model. */
import { fill } from "../../ui/dom.js";
import { of100 } from "../../ui/sentence.js";

/** From here on a window counts as open. */
const OPEN = 0.5;
/** A window that leaves this much more caught than there was has loosened the new road. */
const LOOSER = 0.05;

/**
 * @param {typeof import("../words.en.json")["series_view"]["say"]} say
 * @param {{ series: import("../model.js").Series, slow: import("../model.js").Series | null, index: number, steps: string,
 *   people: number | null }} weeks `slow`: the road beside it without any session; `people`: the day by which half of the
 *   people in a study had relapsed; each null where there is none
 */
export function told(say, { series, slow, index, steps, people }) {
  const few = (/** @type {number} */ share) => of100(share) || say.none;
  const day = series.day[index];
  const before = of100(series.before);
  if (day === 0) return fill(say.before, { n: before });

  const open = series.open[index] >= OPEN;
  const last = Math.max(-1, ...series.sessions);
  const window = open ? say.open : last < 0 ? "" : day < last ? say.between : say.closed;
  const walked = series.steered.subarray(0, index + 1).some(Boolean);
  const later = series.steered.subarray(index).some(Boolean);
  const walking =
    series.steered[index] > 0 ? say.walking : !walked || steps === "none" ? "" : later ? say.resting : say.over;
  const lowest = Math.min(...series.captured.subarray(0, index + 1));
  const looser = open && steps !== "none" && series.captured[index] > lowest + LOOSER ? say.loosens : "";
  const caught = !slow ? say.caught : steps === "none" ? say.caught_some : say.caught_same;
  const { halfway } = series;
  const gone = halfway !== null && day >= halfway;
  const fades =
    halfway !== null ? say.halfway : day === series.day[series.day.length - 1] && holds(series) ? say.holds : "";
  const study = people !== null && day >= people && say.people;
  const news = (gone || study) && faded(series, index, last) ? say.news : "";
  return [say.day, window, walking, looser, caught, fades, study, news, walked ? say.unknown : ""]
    .filter(Boolean)
    .map((one) =>
      fill(/** @type {string} */ (one), {
        day: Math.round(day),
        n: few(series.captured[index]),
        before,
        slow: few(slow ? slow.captured[index] : 0),
        halfway: Math.ceil(halfway ?? 0),
        after: (people ?? 0) - last,
      }),
    )
    .join(" ");
}

/**
 * Whether something that was gained has gone by now: more trips are caught than at their fewest since the last session, and
 * no fewer than on its day.
 * @param {import("../model.js").Series} series @param {number} index @param {number} last day of the last session
 */
function faded({ captured, day }, index, last) {
  const from = Math.max(0, Math.round(last / day[1]));
  const now = of100(captured[index]);
  // Before the very first window has opened there is no level to fall back to.
  return now > of100(Math.min(...captured.subarray(from, index + 1))) && (from === 0 || now >= of100(captured[from]));
}

/** @param {import("../model.js").Series} series */
const holds = ({ gainLeft }) => gainLeft[gainLeft.length - 1] > 0.5;
