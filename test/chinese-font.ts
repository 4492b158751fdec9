/** A folder with Chinese and Latin letters for the browser of the tests: a plain machine has no Chinese font. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

const { resolve } = createRequire(import.meta.url);
const subsets = ['chinese-simplified-400', 'chinese-simplified-700', 'latin-400', 'latin-700'];

/** The path of a fontconfig file that knows our fonts and no other, so that pages look the same on every machine. */
export function chineseFontConfig(): string {
  const folder = join(tmpdir(), `huying-fonts-${userInfo().username}`);
  const config = join(folder, 'fonts.conf');
  if (existsSync(config)) return config;
  mkdirSync(folder, { recursive: true });
  for (const subset of subsets) {
    const woff = readFileSync(resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${subset}-normal.woff`));
    place(join(folder, `${subset}.ttf`), toTrueType(woff));
  }
  const generic = ['sans-serif', 'serif', 'monospace', 'system-ui']
    .map((name) => `<alias><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`)
    .join('');
  place(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir>${generic}</fontconfig>`,
  );
  return config;
}

/** By rename: two test files may do this at the same time. */
function place(file: string, content: Uint8Array | string): void {
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}

/** WOFF is a TrueType font whose tables are compressed one by one (w3.org/TR/WOFF): fontconfig wants it unpacked. */
function toTrueType(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, n) => {
    const entry = 44 + n * 20;
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const raw = woff.subarray(start, start + packed);
    const data = packed < length ? inflateSync(raw) : raw;
    return { tag: woff.subarray(entry, entry + 4), checksum: woff.readUInt32BE(entry + 16), data };
  });

  const header = Buffer.alloc(12 + 16 * count);
  const power = Math.floor(Math.log2(count));
  header.writeUInt32BE(woff.readUInt32BE(4), 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(16 << power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(count * 16 - (16 << power), 10);

  const parts: Buffer[] = [header];
  let position = header.length;
  tables.forEach(({ tag, checksum, data }, n) => {
    const entry = 12 + 16 * n;
    tag.copy(header, entry);
    header.writeUInt32BE(checksum, entry + 4);
    header.writeUInt32BE(position, entry + 8);
    header.writeUInt32BE(data.length, entry + 12);
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    position += data.length + padding.length;
  });
  return Buffer.concat(parts);
}
