// A line under the pointer through all panels, and in words what was there; arrow keys do the same.
for (const figure of document.querySelectorAll("figure.timeline")) {
  const svg = figure.querySelector("svg");
  const readout = figure.querySelector(".readout");
  const points = JSON.parse(figure.querySelector("script").textContent);
  if (points.length === 0) continue;
  const left = Number(figure.dataset.left), right = Number(figure.dataset.right), end = Number(figure.dataset.end);
  const cursor = document.createElementNS("http://www.w3.org/2000/svg", "line");
  cursor.setAttribute("class", "cursor");
  cursor.setAttribute("y1", "0");
  cursor.setAttribute("y2", svg.viewBox.baseVal.height);
  cursor.style.display = "none";
  svg.append(cursor);
  readout.textContent = "Point at the timeline, or use the arrow keys, to read a moment.";
  let at = -1;
  const show = index => {
    at = Math.max(0, Math.min(points.length - 1, index));
    const x = left + Math.min(1, points[at][0] / end) * (right - left);
    cursor.setAttribute("x1", x);
    cursor.setAttribute("x2", x);
    cursor.style.display = "";
    readout.textContent = points[at][1];
  };
  svg.addEventListener("pointermove", event => {
    const box = svg.getBoundingClientRect();
    const x = (event.clientX - box.left) * svg.viewBox.baseVal.width / box.width;
    if (x < left || x > right) return;
    const moment = (x - left) / (right - left) * end;
    const index = points.findIndex(point => point[0] >= moment);
    show(index < 0 ? points.length - 1 : index);
  });
  figure.addEventListener("keydown", event => {
    const steps = { ArrowRight: 1, ArrowLeft: -1, PageDown: 20, PageUp: -20 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    show(at + steps[event.key]);
  });
}
