import assert from "node:assert/strict";
import { test } from "node:test";
import { SvgSurface } from "./svg-surface";

function picture(paint: (surface: SvgSurface) => void): string {
  const surface = new SvgSurface((text) => text.length * 7);
  surface.begin(100, 50, "#fff");
  paint(surface);
  return surface.text("a < b");
}

test("what is clipped is closed where the clip ends", () => {
  const svg = picture(({ pen }) => {
    pen.save();
    pen.beginPath();
    pen.rect(1, 2, 3, 4);
    pen.clip();
    pen.fillRect(0, 0, 9, 9);
    pen.restore();
    pen.fillRect(5, 5, 1, 1);
  });
  assert.match(svg, /<g clip-path="url\(#clip-1\)">\n<rect [^>]+>\n<\/g>\n<rect/);
  assert.match(svg, /<clipPath id="clip-1"><path d="M1 2h3v4h-3Z"\/><\/clipPath>/);
});

test("texts are escaped, and stand on the line that they are centred on", () => {
  const svg = picture(({ pen }) => {
    pen.font = "600 20px Some, sans-serif";
    pen.textBaseline = "middle";
    pen.fillText("x<y & z", 3, 10);
  });
  assert.match(svg, /<title>a &lt; b<\/title>/);
  assert.match(svg, /<text x="3" y="17" font-size="20" font-family="Some, sans-serif" font-weight="600" [^>]+>x&lt;y &amp; z<\/text>/);
});

test("a hatch is defined once for each colour", () => {
  const svg = picture((surface) => {
    for (const colour of ["red", "blue", "red"]) {
      surface.pen.fillStyle = surface.hatch(colour);
      surface.pen.fillRect(0, 0, 1, 1);
    }
  });
  assert.equal(svg.match(/<pattern/g)!.length, 2);
  assert.equal(svg.match(/fill="url\(#hatch-1\)"/g)!.length, 2);
});

test("a translucent, dashed stroke is one", () => {
  const svg = picture(({ pen }) => {
    pen.globalAlpha = 0.5;
    pen.setLineDash([3, 2]);
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(10.123, 0);
    pen.stroke();
  });
  assert.match(svg, /<path d="M0 0L10.12 0" fill="none" stroke="#000" stroke-width="1" stroke-dasharray="3 2" stroke-opacity="0.5"\/>/);
});
