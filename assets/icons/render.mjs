// Renders the icons from their SVGs: `node assets/icons/render.mjs`. Needs Chromium (CHROMIUM_PATH or a usual place).
// Writes png/ (sizes for Linux, windows and the tray), icon.ico (Windows) and icon.icns (macOS); both only wrap PNGs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../tests/e2e/findChromium.mjs';

const here = import.meta.dirname;
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Type codes of the ICNS format for PNG content. */
const ICNS_TYPES = { 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

async function render(svgFile, size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(here, svgFile), 'utf8');
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

function icns(images) {
  const parts = images.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

try {
  mkdirSync(join(here, 'png'), { recursive: true });
  const rendered = new Map();
  for (const size of SIZES) {
    const png = await render('icon.svg', size);
    rendered.set(size, png);
    writeFileSync(join(here, 'png', `${size}x${size}.png`), png);
  }
  writeFileSync(join(here, 'png', 'icon.png'), rendered.get(256));
  writeFileSync(join(here, 'png', 'tray.png'), await render('tray.svg', 16));
  writeFileSync(join(here, 'png', 'tray@2x.png'), await render('tray.svg', 32));
  writeFileSync(join(here, 'icon.ico'), ico(ICO_SIZES.map((size) => ({ size, png: rendered.get(size) }))));
  writeFileSync(
    join(here, 'icon.icns'),
    icns(Object.entries(ICNS_TYPES).map(([size, type]) => ({ type, png: rendered.get(Number(size)) }))),
  );
} finally {
  await browser.close();
}
