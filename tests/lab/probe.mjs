// One small module that tries the front-end contract and writes down what it met. It runs in JupyterLab and in the
// static host, and both must write the same.
const log = [];
const note = (what) => log.push(what);

function initialize({ model, signal }) {
  note(`initialize, signal ${signal instanceof AbortSignal && !signal.aborted}`);
  model.set("started", model.get("started") + 1);
  model.save_changes();
}

async function render({ model, el, signal, host }) {
  note(`render, signal ${signal instanceof AbortSignal && !signal.aborted}`);
  note(`initialized ${model.get("started")} time`);
  note(`host ${typeof host.getModel} ${typeof host.getWidget}`);
  const a = () => note(`a ${model.get("value")}`);
  const b = () => note(`b ${model.get("value")}`);

  model.on("change:value", a);
  model.on("change:value", b);
  model.set("value", model.get("value")); // nothing changed, so nothing is said
  model.set("value", 2);
  model.off("change:value", b);
  model.set("value", 3);
  model.on("change:value change:other", b); // two names at once
  model.set("other", "x");
  model.off("change:value"); // every listener of one name
  model.set("value", 4);
  model.set("other", "y");
  model.off(null, b); // one listener, whatever its names
  model.set("other", "z");

  model.on("change", () => note("any"));
  model.on("change:list", () => note(`list ${model.get("list").join()}`));
  model.set("list", [1, 2]); // equal to what it was
  model.set("list", [1, 2, 3]);
  model.off(); // every listener there is
  model.set("list", []);
  model.set("value", 5);
  model.save_changes();

  // A listener that takes itself away does not silence its neighbour.
  const once = () => (note("once"), model.off("change:value", once));
  model.on("change:value", once);
  model.on("change:value", a);
  model.set("value", 6);
  model.set("value", 7);

  const pre = document.createElement("pre");
  pre.className = "probe-log";
  pre.textContent = log.join("\n");
  el.append(pre);
  return () => (window.probeCleaned = true);
}

// A factory, which the contract allows as well as a plain object.
export default async () => ({ initialize, render });
