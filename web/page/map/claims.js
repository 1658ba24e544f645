// Claims on the map: a canvas over the base with areas, lines, symbols and names. It
// is drawn anew when the map comes to rest, and moves with the map meanwhile.
"use strict";
window.atlas.claims = (map, base, redrawn) => {
	const pad = .3, classes = ["q1", "q2", "q3", "q4", "state"];
	const canvas = document.createElement("canvas"), c = canvas.getContext("2d");
	const pane = map.createPane("claims");
	pane.style.zIndex = 450;
	pane.append(canvas);
	canvas.setAttribute("aria-hidden", "true");
	let things = [], chosen = "", hot = null, hits = [], left = 0, top = 0, colour = base.options.colour, frame = 0, drawnAt = L.point(0, 0);
	const outlines = new Map(), widths = new Map(), hatches = new Map();

	const most = (q) => q.indexOf(Math.max(...q));
	// What lies within a country is hatched the other way than the country.
	const hatch = (name, coarse) => {
		let p = hatches.get(name + coarse);
		if (p) return p;
		const tile = document.createElement("canvas"), t = tile.getContext("2d"), n = coarse ? 11 : 8;
		tile.width = tile.height = n;
		t.strokeStyle = colour["s-" + name];
		t.lineWidth = 1;
		t.beginPath();
		for (const k of [-n, 0, n]) {
			if (coarse) { t.moveTo(k - 1, -1); t.lineTo(k + n + 1, n + 1); } else { t.moveTo(k - 1, n + 1); t.lineTo(k + n + 1, -1); }
		}
		t.stroke();
		p = c.createPattern(tile, "repeat");
		hatches.set(name + coarse, p);
		return p;
	};
	const width = (text) => {
		const key = c.font + text;
		let w = widths.get(key);
		if (w === undefined) { w = c.measureText(text).width; widths.set(key, w); }
		return w;
	};

	// xs are where a longitude lies on the canvas, on all copies of the world in it.
	const place = () => {
		const size = map.getSize(), zoom = map.getZoom(), world = 256 * Math.pow(2, zoom);
		const origin = map.getPixelBounds().min;
		const w = Math.ceil(size.x * (1 + 2 * pad)), h = Math.ceil(size.y * (1 + 2 * pad));
		const x0 = origin.x - Math.round(size.x * pad), y0 = origin.y - Math.round(size.y * pad);
		return {
			w, h, world, zoom, x0, y0,
			y: (lat) => { const s = Math.sin(lat * Math.PI / 180); return (.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * world - y0; },
			xs: (lon, room) => {
				const out = [], x = (lon + 180) / 360 * world;
				for (let k = Math.ceil((x0 - room - x) / world); x + k * world < x0 + w + room; k++) out.push(x + k * world - x0);
				return out;
			},
		};
	};

	const radius = (n) => Math.min(20, 6.5 + 2.1 * Math.log2(n));
	const short = (n) => n < 1000 ? String(n) : n < 1e4 ? (n / 1e3).toFixed(1).replace(".0", "") + "k" : n < 1e6 ? Math.round(n / 1e3) + "k" : (n / 1e6).toFixed(1) + "M";

	// glyph draws the symbol of a class, as lists have it: hollow for words, filled for
	// deeds, a diamond for states.
	const glyph = (k, x, y, r) => {
		c.beginPath();
		if (k < 4) c.arc(x, y, r * .8, 0, 7);
		else { c.moveTo(x, y - r); c.lineTo(x + r, y); c.lineTo(x, y + r); c.lineTo(x - r, y); c.closePath(); }
		if (k === 0 || k === 2) c.stroke(); else c.fill();
	};

	const symbol = (t, x, y) => {
		const r = radius(t.n), name = "s-" + classes[most(t.q)], cluster = t.f === "c", fuzzy = !cluster && t.f !== "p";
		const edge = (by) => { c.beginPath(); if (fuzzy) c.rect(x - r - by, y - r - by, 2 * (r + by), 2 * (r + by)); else c.arc(x, y, r + by, 0, 7); };
		c.setLineDash([]);
		c.fillStyle = colour["s-ground"];
		edge(1.8);
		c.fill();
		if (t.s[1] || t.s[0]) {
			c.strokeStyle = colour[t.s[1] ? "s-bad" : "s-good"];
			c.lineWidth = 1.6;
			c.setLineDash(t.s[1] ? [3, 2.4] : []);
			edge(3);
			c.stroke();
			c.setLineDash([]);
		}
		if (fuzzy) {
			c.fillStyle = hatch(classes[most(t.q)], t.coarse);
			edge(0);
			c.fill();
			c.strokeStyle = colour[name];
			c.lineWidth = 1.5;
			edge(-.5);
			c.stroke();
			c.fillStyle = colour["s-ground"];
			c.fillRect(x - r + 3, y - 6, 2 * r - 6, 12);
		} else if (!cluster && t.n === 1) {
			c.fillStyle = c.strokeStyle = colour[name];
			c.lineWidth = 2.5;
			glyph(most(t.q), x, y, r);
		} else if (!cluster) {
			c.fillStyle = colour[name];
			edge(0);
			c.fill();
		}
		if (cluster || !fuzzy && t.q.filter((v) => v).length > 1) {
			let a = -Math.PI / 2;
			c.lineWidth = cluster ? 3.5 : 2.5;
			t.q.forEach((v, i) => {
				if (!v) return;
				const b = a + v / t.n * 2 * Math.PI;
				c.beginPath();
				c.arc(x, y, r - c.lineWidth / 2 + (cluster ? 0 : 2.5), a, b);
				c.strokeStyle = colour["s-" + classes[i]];
				c.stroke();
				a = b;
			});
		}
		c.fillStyle = c.strokeStyle = cluster || fuzzy ? colour["s-ink"] : colour["s-ground"];
		c.lineWidth = 1.4;
		if (t.n === 1) {
			if (fuzzy) { c.fillStyle = c.strokeStyle = colour[name]; glyph(most(t.q), x, y, 3.6); }
		} else {
			c.font = "600 " + (r < 11 ? 9.5 : 11) + "px " + font;
			c.textAlign = "center";
			c.textBaseline = "middle";
			c.fillText(short(t.n), x, y + .5);
		}
		if (t === hot || t.id && t.id === chosen) { c.strokeStyle = colour["s-accent"]; c.lineWidth = 2.5; edge(5); c.stroke(); }
		return r;
	};
	let font = "sans-serif";

	// ring draws how far off a point may be.
	const ring = (t, x, y, p) => {
		const r = t.km / 6371 / (2 * Math.PI) * p.world / Math.cos(t.at[1] * Math.PI / 180);
		if (t.f === "p" && r < radius(t.n) + 4) return;
		const name = classes[most(t.q)];
		c.beginPath();
		c.arc(x, y, r, 0, 7);
		if (t.f === "d") { c.globalAlpha = .5; c.fillStyle = hatch(name, t.coarse); c.fill(); }
		c.globalAlpha = t.f === "d" ? .9 : .12;
		c.fillStyle = colour["s-" + name];
		if (t.f === "p") c.fill();
		c.globalAlpha = .8;
		c.strokeStyle = colour["s-" + name];
		c.lineWidth = 1.1;
		c.setLineDash([4, 3]);
		c.stroke();
		c.setLineDash([]);
		c.globalAlpha = 1;
	};

	const shape = (t, p, x) => {
		const path = new Path2D(), first = (t.at[0] + 180) / 360 * p.world;
		for (const run of outlines.get(t.id)) {
			for (let i = 0; i < run.length; i += 2) {
				const px = x + (run[i] + 180) / 360 * p.world - first, py = p.y(run[i + 1]);
				if (i) path.lineTo(px, py); else path.moveTo(px, py);
			}
			if (t.f === "a") path.closePath();
		}
		return path;
	};
	const area = (t, path, wide) => {
		const name = classes[most(t.q)], on = t === hot || t.id === chosen;
		c.strokeStyle = colour["s-" + name];
		if (t.f === "l") {
			c.lineWidth = on ? 8 : 6; c.globalAlpha = .35; c.stroke(path);
			c.lineWidth = on ? 3 : 2; c.globalAlpha = 1; c.stroke(path);
			return;
		}
		if (!wide) { c.globalAlpha = on ? .75 : Math.min(.5, .22 + .05 * Math.log2(t.n)); c.fillStyle = hatch(name, t.coarse); c.fill(path, "evenodd"); }
		c.globalAlpha = on ? 1 : .75;
		c.lineWidth = on ? 2.5 : 1.3;
		if (on) c.strokeStyle = colour["s-accent"];
		c.setLineDash(wide ? [6, 4] : []);
		c.stroke(path);
		c.setLineDash([]);
		c.globalAlpha = 1;
	};

	// tag labels an area: it has corners, so that it isn't taken for a point.
	const tag = (t, x, y, taken, room) => {
		c.font = "600 11px " + font;
		const n = short(t.n), nw = width(n) + 10;
		c.font = "11px " + font;
		let text = t.name || "";
		if (text.length > 22) text = text.slice(0, 21) + "…";
		let w = width(text) + nw + 10;
		let box = [x - w / 2, y - 9, x + w / 2, y + 9];
		if (clash(box, taken)) { w = nw; text = ""; box = [x - w / 2, y - 9, x + w / 2, y + 9]; }
		// It may step aside, but not out of its area.
		const [top, bottom] = room;
		const at = [0, 19, -19, 38, -38].map((d) => y + d).find((v) => v > top && v < bottom && !clash([x - w / 2, v - 9, x + w / 2, v + 9], taken));
		if (at === undefined) return;
		box = [x - w / 2, at - 9, x + w / 2, at + 9];
		y = at;
		taken.push(box);
		const name = "s-" + classes[most(t.q)], on = t === hot || t.id === chosen;
		c.fillStyle = colour["s-ground"];
		c.strokeStyle = on ? colour["s-accent"] : colour[name];
		c.lineWidth = on ? 2 : 1.2;
		c.fillRect(box[0], box[1], w, 18);
		if (t.s[1]) c.setLineDash([3, 2.4]);
		c.strokeRect(box[0], box[1], w, 18);
		c.setLineDash([]);
		c.textBaseline = "middle";
		c.textAlign = "center";
		c.fillStyle = colour["s-ink"];
		if (text) c.fillText(text, box[0] + (w - nw) / 2 + 2, y + .5);
		c.font = "600 11px " + font;
		c.fillStyle = colour[name];
		c.fillText(n, box[2] - nw / 2, y + .5);
		hits.push({ t, box });
	};
	const clash = (b, taken) => taken.some((o) => b[0] < o[2] && b[2] > o[0] && b[1] < o[3] && b[3] > o[1]);

	const styles = {
		n: ["600 13px", "name", "halo", 4], k: ["600 12px", "name", "halo", 2], t: ["12px", "name", "halo", 2], a: ["11px", "name-quiet", "halo", 3], s: ["italic 12px", "name-sea", "halo-sea", 4],
	};
	// names writes the base's names where nothing else is.
	const names = (p, taken) => {
		const z = atlas.scaleOf(p.zoom), tile = 256 * Math.pow(2, p.zoom - z), unit = tile / atlas.extent, count = Math.pow(2, z);
		const list = [];
		for (let y = Math.max(0, Math.floor(p.y0 / tile)); y <= Math.min(count - 1, Math.floor((p.y0 + p.h) / tile)); y++) {
			for (let x = Math.floor(p.x0 / tile); x <= Math.floor((p.x0 + p.w) / tile); x++) {
				const t = base.options.source(z, ((x % count) + count) % count, y);
				if (!t.ready) { t.done.then(later); continue; }
				for (const n of t.ready.names) {
					if (n.from <= p.zoom) list.push([n, x * tile + n.x * unit - p.x0, y * tile + n.y * unit - p.y0]);
				}
			}
		}
		list.sort((a, b) => a[0].rank - b[0].rank || a[0].from - b[0].from);
		for (const [n, x, y] of list) {
			const [style, ink, halo, room] = styles[n.kind], town = n.kind === "t" || n.kind === "k";
			c.font = style + " " + font;
			const spaced = n.kind === "n" || n.kind === "s", text = n.kind === "n" && p.zoom >= 4 ? n.text.toUpperCase() : n.text;
			if ("letterSpacing" in c) c.letterSpacing = spaced ? (p.zoom >= 4 ? "1.2px" : ".4px") : "0px";
			const w = width(text + (spaced ? p.zoom >= 4 ? " " : "  " : "")), dot = town ? 5 : 0;
			const tries = town ? [[x + dot, y], [x - dot - w, y], [x - w / 2, y - 10], [x - w / 2, y + 10]] : [[x - w / 2, y]];
			const at = tries.find(([a, b]) => !clash([a - room, b - 7, a + w + room, b + 7], taken));
			if (!at || town && taken.some((o) => o.fixed && x > o[0] && x < o[2] && y > o[1] && y < o[3]) && n.rank > 3) continue;
			taken.push([at[0] - room, at[1] - 7, at[0] + w + room, at[1] + 7]);
			c.textAlign = "left";
			c.textBaseline = "middle";
			c.lineJoin = "round";
			c.lineWidth = 3;
			c.strokeStyle = colour[halo];
			c.strokeText(text, at[0], at[1]);
			c.fillStyle = colour[ink];
			c.fillText(text, at[0], at[1]);
			if (town) {
				c.beginPath();
				if (n.kind === "k") c.rect(x - 2.2, y - 2.2, 4.4, 4.4); else c.arc(x, y, 1.8, 0, 7);
				c.fill();
			}
		}
		if ("letterSpacing" in c) c.letterSpacing = "0px";
	};

	const draw = () => {
		frame = 0;
		const p = place(), ratio = Math.min(2, window.devicePixelRatio || 1), size = map.getSize();
		if (canvas.width !== p.w * ratio || canvas.height !== p.h * ratio) {
			canvas.width = p.w * ratio; canvas.height = p.h * ratio;
			canvas.style.width = p.w + "px"; canvas.style.height = p.h + "px";
		}
		drawnAt = map.containerPointToLayerPoint([0, 0]);
		L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([-Math.round(size.x * pad), -Math.round(size.y * pad)]));
		left = Math.round(size.x * pad); top = Math.round(size.y * pad);
		c.setTransform(ratio, 0, 0, ratio, 0, 0);
		c.clearRect(0, 0, p.w, p.h);
		c.lineJoin = "round";
		font = getComputedStyle(map.getContainer()).fontFamily;
		hits = [];
		const taken = [], tags = [], marks = [];
		const wide = (t) => t.b && (t.b[2] - t.b[0]) / 360 * p.world > 3 * size.x && Math.abs(p.y(t.b[1]) - p.y(t.b[3])) > 3 * size.y;
		const span = (t) => t.b ? (t.b[2] - t.b[0]) * (t.b[3] - t.b[1]) : 0;
		for (const t of [...things].sort((a, b) => span(b) - span(a))) {
			const y = p.y(t.at[1]), drawn = outlines.get(t.id), big = t.b && (t.b[2] - t.b[0]) / 360 * p.world;
			const sized = t.f !== "c" && t.f !== "p" && (big >= 26 || Math.abs(p.y(t.b[1]) - p.y(t.b[3])) >= 26);
			for (const x of p.xs(t.at[0], sized ? big : 30)) {
				if (!sized) { if (y > -30 && y < p.h + 30) marks.push([t, x, y]); continue; }
				if (t.f === "d") { ring(t, x, y, p); hits.push({ t, x, y, r: big / 2, span: big }); }
				else if (drawn) { const path = shape(t, p, x); area(t, path, wide(t)); hits.push({ t, path, line: t.f === "l", span: span(t) }); }
				if (x > 0 && x < p.w && y > 0 && y < p.h) tags.push([t, x, y]);
			}
		}
		marks.sort((a, b) => a[0].n - b[0].n);
		for (const [t, x, y] of marks) {
			if (t.f === "p" && t.km) ring(t, x, y, p);
		}
		for (const [t, x, y] of marks) {
			const r = symbol(t, x, y) + 2;
			const box = [x - r, y - r, x + r, y + r];
			box.fixed = true;
			taken.push(box);
			hits.push({ t, x, y, r: r + 2 });
		}
		tags.sort((a, b) => b[0].n - a[0].n);
		for (const [t, x, y] of tags) tag(t, x, y, taken, [p.y(t.b[3]) - 6, p.y(t.b[1]) + 6]);
		names(p, taken);
		canvas.style.visibility = "";
		redrawn();
	};
	const later = () => { if (!frame) frame = requestAnimationFrame(draw); };

	// missing asks for outlines that are to be drawn and aren't there.
	const missing = () => {
		const ids = things.filter((t) => (t.f === "a" || t.f === "l") && !outlines.has(t.id)).map((t) => t.id);
		for (let i = 0; i < ids.length; i += 50) {
			const part = ids.slice(i, i + 50).sort();
			for (const id of part) outlines.set(id, null);
			fetch("/map/shapes?" + part.map((id) => "id=" + id).join("&")).then((r) => r.json()).then((all) => {
				for (const id of part) if (all[id]) outlines.set(id, all[id]); else outlines.delete(id);
				later();
			}).catch(() => { for (const id of part) outlines.delete(id); });
		}
	};

	// at is the thing at a point of the map's box, within so many pixels of a symbol.
	const at = (point, room) => {
		const x = point.x + left, y = point.y + top;
		for (let i = hits.length - 1; i >= 0; i--) {
			const h = hits[i];
			if (h.box && x >= h.box[0] && x <= h.box[2] && y >= h.box[1] && y <= h.box[3]) return h.t;
		}
		let best = null, near = Infinity;
		for (const h of hits) {
			if (h.r && !h.span) { const d = Math.hypot(h.x - x, h.y - y); if (d <= h.r + room && d < near) { best = h.t; near = d; } }
		}
		if (best) return best;
		let least = Infinity;
		const ratio = Math.min(2, window.devicePixelRatio || 1);
		for (const h of hits) {
			if (!h.span || h.span >= least) continue;
			let is = false;
			if (h.path) { c.lineWidth = 10; is = h.line ? c.isPointInStroke(h.path, x * ratio, y * ratio) : c.isPointInPath(h.path, x * ratio, y * ratio, "evenodd"); }
			else is = Math.hypot(h.x - x, h.y - y) <= h.r;
			if (is) { best = h.t; least = h.span; }
		}
		return best;
	};

	// The pane moves the canvas along; it is drawn anew before its edge comes into view.
	map.on("move", () => {
		const by = map.containerPointToLayerPoint([0, 0]).subtract(drawnAt), size = map.getSize();
		if (Math.abs(by.x) > size.x * pad * .7 || Math.abs(by.y) > size.y * pad * .7) later();
	});
	map.on("zoomstart", () => { canvas.style.visibility = "hidden"; });
	map.on("moveend zoomend resize viewreset", later);
	base.on("painted", later);

	return {
		at,
		set(list) { things = list; missing(); later(); },
		choose(id) { if (id !== chosen) { chosen = id; later(); } },
		heat(t) { if (t !== hot) { hot = t; later(); } },
		byID: (id) => things.find((t) => t.id === id) || null,
		recolour(to) { colour = to; hatches.clear(); later(); },
		get things() { return things; },
		draw,
	};
};
