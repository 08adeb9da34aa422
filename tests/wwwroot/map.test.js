import test from "node:test";
import assert from "node:assert/strict";
import { areInUs, boxOf, groupsOfNeighbours, placeIn, radiusOf, sidesOf } from "../../wwwroot/js/places.js";
import { finding } from "../../wwwroot/js/views/map.js";
import { landOf, areasOf } from "../../wwwroot/js/outline.js";
import { site } from "./some.js";

const ABILENE = { lat: 32.5, lon: -99.8 }, SALINE = { lat: 42.1, lon: -83.9 }, LORDSTOWN = { lat: 41.2, lon: -80.9 }, PORT = { lat: 43.4, lon: -87.9 }, MILAM = { lat: 31, lon: -97 }, ABU_DHABI = { lat: 24.2, lon: 54.4 };

test("Who is near one of a group belongs to it, and the largest group comes first", () => {
  // Abilene to Saline is 16.6 degrees (13.4 east of each other at 32.5 north, 9.6 north): within 20. Abu Dhabi is far from all.
  assert.deepEqual(groupsOfNeighbours([ABU_DHABI, ABILENE, SALINE, LORDSTOWN]), [[ABILENE, SALINE, LORDSTOWN], [ABU_DHABI]]);
  assert.deepEqual(groupsOfNeighbours([]), []);
});

test("A site that lies between two groups makes one of them", () => {
  const [west, middle, east] = [{ lat: 0, lon: 0 }, { lat: 0, lon: 15 }, { lat: 0, lon: 30 }];
  assert.equal(groupsOfNeighbours([west, east]).length, 2);
  assert.equal(groupsOfNeighbours([west, east, middle]).length, 1);
});

test("A frame holds all its places with room around them, and is as wide by high as it was asked", () => {
  const places = [ABILENE, SALINE, LORDSTOWN, MILAM];
  const box = boxOf(places, 1.9);
  for (const place of places) {
    const { x, y } = placeIn(box, place);
    assert.ok(x > 8 && x < 92 && y > 8 && y < 92, `${x} ${y}`);
  }
  // Degrees of longitude are as wide as at the middle, (31 + 42.1) / 2 = 36.55 degrees north.
  const stretch = Math.cos(36.55 * Math.PI / 180);
  assert.ok(Math.abs((box.east - box.west) * stretch / (box.north - box.south) - 1.9) < 0.001);
});

test("One site alone is not drawn on a frame of no size", () => {
  const box = boxOf([ABILENE], 2);
  // 6 degrees and 16 % on each side: 7.92 high.
  assert.ok(Math.abs(box.north - box.south - 7.92) < 0.001);
  assert.deepEqual(placeIn(box, ABILENE), { x: 50, y: 50 });
});

test("The corners of a frame are its corners", () => {
  const box = { west: -10, east: 30, south: 20, north: 40 };
  assert.deepEqual(placeIn(box, { lat: 40, lon: -10 }), { x: 0, y: 0 });
  assert.deepEqual(placeIn(box, { lat: 25, lon: 0 }), { x: 25, y: 75 });
});

test("The outline of the US is for sites that all lie in it", () => {
  assert.equal(areInUs([ABILENE, SALINE]), true);
  assert.equal(areInUs([ABILENE, ABU_DHABI]), false);
});

test("It is the area that is the megawatts", () => {
  // Half the area: the root of a half, 0.7071.
  assert.deepEqual([1960, 980, 0].map(mw => Math.round(radiusOf(mw, 1960, 1) * 10000) / 10000), [1, 0.7071, 0]);
  assert.equal(radiusOf(5, 0, 1), 0);
});

const label = (x, y) => ({ x, y, radius: 0.5, width: 5, height: 2.4 });

test("A name stands to the right, where it fits, and else where it covers least", () => {
  const frame = { width: 40, height: 20 };
  assert.deepEqual(sidesOf([label(10, 10)], frame), ["right"]);
  // No room to the right of the frame's edge, none on either side of a corner.
  assert.deepEqual(sidesOf([label(38, 10)], frame), ["left"]);
  // Two beside each other: the western one would cover the eastern.
  assert.deepEqual(sidesOf([label(10, 10), label(12, 10)], frame), ["left", "right"]);
});

test("No name of the real programme covers another by more than the space between lines, or leaves the map", () => {
  const frame = { width: 52, height: 27.4 };
  const places = [{ lat: 31.82, lon: -106.68 }, ABILENE, { lat: 32.54, lon: -99.55 }, MILAM, PORT, SALINE, LORDSTOWN];
  const box = boxOf(places, 1.9);
  const labels = places.map(place => ({ x: placeIn(box, place).x / 100 * frame.width, y: placeIn(box, place).y / 100 * frame.height, radius: 0.9, width: 7.5, height: 2.4 }));
  const sides = sidesOf(labels, frame);
  const boxes = labels.map(({ x, y, radius, width, height }, i) => {
    const away = radius + 0.25;
    const left = { right: x + away, left: x - away - width, above: x - width / 2, below: x - width / 2 }[sides[i]];
    const top = { above: y - away - height, below: y + away, right: y - height / 2, left: y - height / 2 }[sides[i]];
    return { left, top, right: left + width, bottom: top + height };
  });
  for (const [i, a] of boxes.entries()) {
    assert.ok(a.left >= 0 && a.right <= frame.width && a.top >= 0 && a.bottom <= frame.height, `${i} ${sides[i]}`);
    for (const b of boxes.slice(i + 1)) assert.ok(Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)) < 0.2, sides.join());
  }
});

test("The title says where most is planned; what was withdrawn is planned nowhere, and bases are not added", () => {
  const at = (region, planned, over) => site({ id: region + planned, region, power: [{ basis: "facility", planned, ready: 0, parties: [] }, { basis: "it", planned: 9999, ready: 0, parties: [] }], ...over });
  // Texas: 1,180 + 1,960 = 3,140 of 5,350.
  const sites = [at("Texas", 1180), at("Ohio", 2210), at("Texas", 1960), at("Narvik", 8000, { stage: "withdrawn" }), site({ id: "x", region: "Iowa" })];
  assert.equal(finding(sites, "facility"), "Texas has 3,140 of 5,350\u00a0MW planned, at 2 of 5 sites");
  assert.equal(finding([site()], "facility"), "Where the site is");
});

// Two squares side by side, of 2 by 1 degrees from 10 W 50 N: an arc that both share, and one that each has alone, one of them walked backwards.
const SQUARES = {
  transform: { scale: [1, 1], translate: [-10, 50] },
  arcs: [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
  objects: { areas: { geometries: [{ arcs: [[0, 1]] }, { arcs: [[[2, ~0]]] }] }, land: { geometries: [{ arcs: [[0, 1]] }, { arcs: [[[2, ~0]]] }] } },
};

test("Of areas the border that two share is told from the coast that one has", () => {
  assert.deepEqual(areasOf(SQUARES, "areas"), {
    borders: "M-90 -500L-90 -510",
    coast: "M-90 -510L-100 -510L-100 -500L-90 -500" + "M-90 -500L-80 -500L-80 -510L-90 -510",
  });
});

test("Land goes around each area once, an arc the other way where it is named so", () => {
  assert.equal(landOf(SQUARES), "M-90 -500L-90 -510L-100 -510L-100 -500L-90 -500" + "M-90 -500L-80 -500L-80 -510L-90 -510L-90 -500");
});

test("Points that stand closer than a line can show are left out, its ends never", () => {
  const near = { ...SQUARES, arcs: [[[0, 0], [0, 0.01], [0, 0.5], [0, 0.01]]], objects: { areas: { geometries: [{ arcs: [[0]] }] } } };
  assert.equal(areasOf(near, "areas").coast, "M-100 -500L-100 -505.1L-100 -505.2");
});
