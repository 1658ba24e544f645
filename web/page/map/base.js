// The base map: tiles of package worldmap (data/map), drawn on canvases. Where the
// drawing code speaks of units, a tile has 4096 of them.
"use strict";
window.atlas = (() => {
	const extent = 4096, size = 512; // of a drawn tile, in pixels of the page

	// scaleOf is the scale of the tiles that a zoom is drawn with.
	const scaleOf = (zoom) => zoom <= 2 ? 0 : zoom <= 4 ? 2 : zoom <= 6 ? 4 : 6;

	// decode reads a tile: paths of areas and lines, coasts without the cut edges, names.
	const decode = (buffer) => {
		const b = new Uint8Array(buffer), text = new TextDecoder(), tile = { names: [], paths: {} };
		let at = 0;
		const number = () => {
			let v = 0, shift = 1;
			for (;;) {
				const x = b[at++];
				v += (x & 127) * shift;
				if (x < 128) return v;
				shift *= 128;
			}
		};
		const signed = () => { const v = number(); return v % 2 ? -(v + 1) / 2 : v / 2; };
		while (at < b.length) {
			const kind = String.fromCharCode(b[at++]), n = number();
			if (kind === "N") {
				for (let i = 0; i < n; i++) {
					const name = { kind: String.fromCharCode(b[at]), from: b[at + 1] / 10, rank: b[at + 2] };
					at += 3;
					name.x = signed(); name.y = signed();
					const length = number();
					name.text = text.decode(b.subarray(at, at + length));
					at += length;
					tile.names.push(name);
				}
				continue;
			}
			const path = tile.paths[kind] = new Path2D(), area = kind === "L" || kind === "W";
			const coast = area && (tile.paths[kind + "edge"] = new Path2D());
			let x = 0, y = 0;
			for (let i = 0; i < n; i++) {
				let px = 0, py = 0, drawn = false;
				for (let k = number(), j = 0; j < k; j++) {
					x += signed(); y += signed();
					if (j) path.lineTo(x, y); else path.moveTo(x, y);
					if (area) {
						// An edge along the tile's cut or the world's end is no coast.
						const cut = j && (px === x && (x <= 0 || x >= extent) || py === y && (y <= 0 || y >= extent));
						if (!j || cut) drawn = false;
						else { if (!drawn) coast.moveTo(px, py); coast.lineTo(x, y); drawn = true; }
						px = x; py = y;
					}
				}
				if (area) path.closePath();
			}
		}
		return tile;
	};

	// source fetches tiles, each once while it is of use.
	const source = (address) => {
		const kept = new Map();
		return (z, x, y) => {
			const key = z + "/" + x + "/" + y;
			let tile = kept.get(key);
			if (tile) { kept.delete(key); kept.set(key, tile); return tile; }
			tile = { ready: null };
			tile.done = fetch(address + "/" + key).then((r) => {
				if (!r.ok) throw new Error(String(r.status));
				return r.status === 204 ? new ArrayBuffer(0) : r.arrayBuffer();
			}).then((b) => tile.ready = decode(b)).catch(() => { kept.delete(key); return null; });
			kept.set(key, tile);
			if (kept.size > 160) kept.delete(kept.keys().next().value);
			return tile;
		};
	};

	// paint draws a tile; one unit is so many pixels.
	const paint = (c, tile, unit, zoom, colour) => {
		const p = tile.paths;
		const stroke = (path, name, width, dash) => {
			if (!path) return;
			c.strokeStyle = colour[name];
			c.lineWidth = width / unit;
			c.setLineDash((dash || []).map((d) => d / unit));
			c.stroke(path);
		};
		c.lineJoin = "round";
		if (p.L) { c.fillStyle = colour.land; c.fill(p.L, "evenodd"); }
		stroke(p.r, "river", zoom >= 7 ? 1.3 : .8);
		if (p.W) { c.fillStyle = colour.lake; c.fill(p.W, "evenodd"); stroke(p.Wedge, "river", .8); }
		stroke(p.Ledge, "coast", zoom >= 6 ? 1.1 : .8);
		stroke(p.a, "division", zoom >= 7 ? 1 : .7, zoom >= 6 ? [4, 3] : []);
		stroke(p.b, "border", zoom >= 5 ? 1.5 : zoom >= 4 ? 1.1 : .75);
		stroke(p.c, "claimed", 1, [1.5, 3]);
		stroke(p.d, "disputed", zoom >= 5 ? 1.5 : 1, zoom >= 4 ? [5, 3.5] : [3, 2]);
	};

	// colours are those that the style sheet gives the map, as they are now.
	const colours = (box) => {
		const names = ["sea", "land", "coast", "lake", "river", "division", "border", "disputed", "claimed", "name", "name-quiet", "name-sea", "halo", "halo-sea",
			"s-ground", "s-ink", "s-accent", "s-line", "s-good", "s-bad", "s-q1", "s-q2", "s-q3", "s-q4", "s-state"];
		const probe = document.createElement("i"), out = {};
		box.append(probe);
		for (const n of names) {
			probe.style.color = "var(--" + n + ")";
			out[n] = getComputedStyle(probe).color;
		}
		probe.remove();
		return out;
	};

	// layer is the base map as a layer of Leaflet.
	const Base = L.GridLayer.extend({
		createTile(coords, done) {
			const canvas = document.createElement("canvas"), ratio = Math.min(2, window.devicePixelRatio || 1);
			canvas.width = canvas.height = size * ratio;
			const zoom = coords.z, z = scaleOf(zoom), per = Math.pow(2, zoom - z) * 256 / size; // drawn tiles across a tile
			const across = Math.max(1, per), x = Math.floor(coords.x / across), y = Math.floor(coords.y / across);
			const unit = 256 * Math.pow(2, zoom - z) / extent;
			const draw = (tile) => {
				const c = canvas.getContext("2d", { alpha: false });
				c.fillStyle = this.options.colour.sea;
				c.fillRect(0, 0, canvas.width, canvas.height);
				if (!tile) return;
				c.setTransform(unit * ratio, 0, 0, unit * ratio, (x * across - coords.x) * size * ratio, (y * across - coords.y) * size * ratio);
				paint(c, tile, unit, zoom, this.options.colour);
			};
			const tile = this.options.source(z, x, y);
			if (tile.ready) { draw(tile.ready); setTimeout(() => done(null, canvas), 0); }
			else tile.done.then((t) => { draw(t); done(null, canvas); this.fire("painted"); });
			return canvas;
		},
	});
	const layer = (address, colour) => new Base({ tileSize: size, source: source(address), colour, minZoom: 1, maxZoom: 12, updateWhenZooming: false, keepBuffer: 1, attribution: "Natural Earth, GeoNames" });

	return { layer, scaleOf, colours, extent };
})();
