/** Runs in every frame before anything else: whatever a script would do to be noticed is told to the top. */
(() => {
  // A frame in an exhibit has no address of its own.
  const exhibit = () => {
    let frame = window;
    while (frame.parent !== top) frame = frame.parent;
    return frame.location.href;
  };
  const tell = (what) => top.stetRan.push([exhibit(), what]);
  const calls = {
    alert: undefined,
    confirm: true,
    prompt: "",
    print: undefined,
    eval: undefined,
    open: null,
    fetch: undefined,
    postMessage: undefined,
    setTimeout: 0,
    setInterval: 0,
  };
  if (window === top) return;
  for (const [name, answer] of Object.entries(calls)) {
    window[name] = (...given) => {
      tell(`${name}(${given.map(String).join(", ").slice(0, 80)})`);
      return answer;
    };
  }
  for (const name of ["write", "writeln", "execCommand"]) {
    document[name] = () => tell(`document.${name}`);
  }
  for (const name of [
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "Worker",
    "Image",
    "Function",
  ]) {
    window[name] = function Trapped() {
      tell(`new ${name}`);
    };
  }
  window.stetGlobals = new Set(Object.getOwnPropertyNames(window));
})();
