// Files may be dropped anywhere on the page.
"use strict";
(() => {
	const form = document.getElementById("add"), files = document.getElementById("files"), list = document.getElementById("chosen");
	for (const e of document.querySelectorAll(".only-script")) e.hidden = false;
	const show = () => list.replaceChildren(...[...files.files].map((f) => { const li = document.createElement("li"); li.textContent = f.name; return li; }));
	files.addEventListener("change", show);
	let depth = 0;
	const dragging = (e) => e.dataTransfer && [...e.dataTransfer.types].includes("Files");
	document.addEventListener("dragenter", (e) => { if (dragging(e)) { depth++; form.classList.add("dropping"); } });
	document.addEventListener("dragleave", (e) => { if (dragging(e) && --depth <= 0) { depth = 0; form.classList.remove("dropping"); } });
	document.addEventListener("dragover", (e) => { if (dragging(e)) e.preventDefault(); });
	document.addEventListener("drop", (e) => {
		if (!dragging(e)) return;
		e.preventDefault();
		depth = 0;
		form.classList.remove("dropping");
		const all = new DataTransfer();
		for (const f of [...files.files, ...e.dataTransfer.files]) all.items.add(f);
		files.files = all.files;
		show();
		files.focus();
	});
})();
