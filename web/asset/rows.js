// Lists by keys: j and k go from row to row, Enter opens the row. A row is what has
// data-row: a link.
"use strict";
(() => {
	const rows = () => [...document.querySelectorAll("[data-row]")].filter((x) => x.getClientRects().length);
	document.addEventListener("keydown", (e) => {
		if (site.typing(e) || document.getElementById("keys").open || document.documentElement.dataset.keys === "off") return;
		const step = { j: 1, k: -1 }[e.key];
		if (!step) return;
		const list = rows();
		if (!list.length) return;
		e.preventDefault();
		const at = list.findIndex((x) => x === document.activeElement || x.closest("li, tr")?.contains(document.activeElement));
		const to = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + step));
		list[to].focus();
		(list[to].closest("li, tr") || list[to]).scrollIntoView({ block: "nearest" });
	});
})();
