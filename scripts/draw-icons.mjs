#!/usr/bin/env node
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { root } from './run/tool.mjs';

/** node scripts/draw-icons.mjs: build/icon.svg in every size that desktops ask for. The pictures are kept in the repository. */

const drawing = readFileSync(path.join(root, 'build/icon.svg'));
const folder = path.join(root, 'build/icons');
mkdirSync(folder, { recursive: true });
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
  const picture = sharp(drawing, { density: Math.max(72, size) }).resize(size, size);
  await picture.png({ compressionLevel: 9, palette: size > 64 }).toFile(path.join(folder, `${size}x${size}.png`));
}
