// The brush: two handles over numbers over time, and the dates that they stand for.
"use strict";
window.brush = (changed) => {
	const form = document.getElementById("times");
	const edges = form.dataset.edges ? form.dataset.edges.split(",").map(Number) : [];
	const since = form.querySelector("#since"), until = form.querySelector("#until"), most = form.querySelector("#most");
	const from = form.querySelector("#brush-from"), to = form.querySelector("#brush-to"), svg = form.querySelector("svg");
	const all = form.querySelector("#play-all");
	const dayOf = (s) => s ? Math.floor(Date.parse(s + "T00:00:00Z") / 864e5) : null;
	const isoOf = (d) => new Date(d * 864e5).toISOString().slice(0, 10);
	const last = edges.length - 1;
	let timer = 0;

	const told = () => { clearTimeout(timer); timer = setTimeout(() => changed({ since: since.value, until: until.value }), 60); };
	// show draws which steps are in.
	const show = () => {
		if (!from) return;
		const a = Number(from.value), b = Number(to.value);
		svg.querySelectorAll("rect").forEach((r, i) => r.classList.toggle("in", i >= a && i < b));
		const say = (edge) => new Date(edge * 864e5).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
		from.setAttribute("aria-valuetext", a > 0 ? "from " + say(edges[a]) : "from the beginning");
		to.setAttribute("aria-valuetext", b < last ? "until " + say(edges[b] - 1) : "to the end");
		// The handle that can still move lies on top where both meet.
		from.classList.toggle("top", a > last / 2);
		all.hidden = !since.value && !until.value;
	};
	// fromDates sets the handles by the dates, fromHandles the dates by the handles.
	const fromDates = () => {
		if (!from) return;
		const s = dayOf(since.value), u = dayOf(until.value);
		let a = 0, b = last;
		if (s !== null) { while (a < last - 1 && edges[a + 1] <= s) a++; }
		if (u !== null) { while (b > 1 && edges[b - 1] > u) b--; }
		from.value = a; to.value = Math.max(a + 1, b);
		show();
	};
	const fromHandles = (moved) => {
		let a = Number(from.value), b = Number(to.value);
		if (b - a < 1) { if (moved === from) { a = b - 1; from.value = a; } else { b = a + 1; to.value = b; } }
		since.value = a > 0 ? isoOf(edges[a]) : "";
		until.value = b < last ? isoOf(edges[b] - 1) : "";
		show();
		told();
	};
	if (from) {
		from.hidden = to.hidden = false;
		from.addEventListener("input", () => fromHandles(from));
		to.addEventListener("input", () => fromHandles(to));
		// Dragging over the bars chooses a stretch.
		let start = null;
		const stepAt = (e) => { const r = svg.getBoundingClientRect(); return Math.max(0, Math.min(last - 1, Math.floor((e.clientX - r.left) / r.width * last))); };
		svg.addEventListener("pointerdown", (e) => { start = stepAt(e); svg.setPointerCapture(e.pointerId); });
		svg.addEventListener("pointermove", (e) => {
			if (start === null) return;
			const k = stepAt(e);
			from.value = Math.min(start, k); to.value = Math.max(start, k) + 1;
			fromHandles(to);
		});
		svg.addEventListener("pointerup", (e) => { if (start !== null && stepAt(e) === start) { from.value = start; to.value = start + 1; fromHandles(to); } start = null; });
	}
	since.addEventListener("change", () => { fromDates(); told(); });
	until.addEventListener("change", () => { fromDates(); told(); });
	all.addEventListener("click", () => { since.value = until.value = ""; fromDates(); told(); since.focus(); });
	form.addEventListener("submit", (e) => { e.preventDefault(); told(); });
	fromDates();

	return {
		// steps shows other numbers.
		steps(counts) {
			if (!from || counts.length !== last) return;
			const top = Math.max(1, ...counts);
			most.textContent = top.toLocaleString("en");
			svg.querySelectorAll("rect").forEach((r, i) => {
				const h = Math.ceil(1000 * counts[i] / top) / 10;
				r.setAttribute("y", 100 - h);
				r.setAttribute("height", h);
			});
		},
		// set shows other dates.
		set(s, u) { since.value = s; until.value = u; fromDates(); },
	};
};
