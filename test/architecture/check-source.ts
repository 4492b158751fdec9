/** What is wrong with one file, as sentences with the rule's reason; nothing, when all is well. */

import { dirname, posix } from 'node:path';
import { withoutComments } from '../places/place-data.ts';
import { bots, botWhy, codeRules, nameRules, type Room, rooms } from './rules.ts';

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** Every import of a source: static, re-exported, dynamic, required. */
export function importsOf(source: string): readonly Import[] {
  const code = withoutComments(source);
  const found: Import[] = [];
  for (const [, type, , from] of code.matchAll(
    /\b(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?(['"])([^'"\n]+)\2/g,
  ))
    found.push({ from: from ?? '', typeOnly: type !== undefined });
  for (const [, , from] of code.matchAll(/\b(?:import|require|require\.resolve)\(\s*(['"`])([^'"`\n]+)\1/g))
    found.push({ from: from ?? '', typeOnly: false });
  return found;
}

/** The imports of this file that its room may not have. `file` is a path from the root with `/`. */
export function importTrouble(file: string, source: string): readonly string[] {
  const room = roomOf(file);
  if (!room) return [`${file} lies in no room we know: give it one in test/architecture/rules.ts, with its reason`];
  return importsOf(source).flatMap(({ from, typeOnly }) => {
    const wrong = refused(file, room, from, typeOnly);
    return wrong ? [`${file} imports ${from}: ${wrong}, because ${room.why}`] : [];
  });
}

/** What stands in this file's code and may not. */
export function codeTrouble(file: string, source: string): readonly string[] {
  const code = withoutQuotes(withoutComments(source));
  return codeRules.flatMap(({ where, never, why }) => {
    const found = where.test(file) ? code.match(never) : null;
    return found ? [`${file} has “${found[0].trim()}”: not here, because ${why}`] : [];
  });
}

/** What is wrong with the name of a file or of a folder above it. */
export function nameTrouble(file: string): readonly string[] {
  const parts = file.split('/');
  const name = parts.pop() ?? '';
  const stem = name.split('.')[0] ?? '';
  const bad = [
    ...parts.filter((part) => !nameRules.folder.test(part) || nameRules.emptyWords.test(part)),
    ...(!nameRules.file.test(name) || stem.split('-').some((word) => nameRules.emptyWords.test(word)) ? [name] : []),
  ];
  return bad.map((part) => `${file}: “${part}” is no name here, because ${nameRules.why}`);
}

function roomOf(file: string): Room | undefined {
  const bot = file.match(/^bots\/([^/]+)\//)?.[1];
  if (bot)
    return { room: `bots/${bot}/`, ours: ['src/channel.ts'], packages: bots[bot] ?? [], node: true, why: botWhy };
  return rooms.filter(({ room }) => isIn(file, room)).sort((a, b) => b.room.length - a.room.length)[0];
}

/** In words what is wrong with this import; nothing, when it is allowed. */
function refused(file: string, room: Room, from: string, typeOnly: boolean): string | undefined {
  if (from.startsWith('node:')) {
    const module = from.slice(5);
    const may = typeof room.node === 'boolean' ? room.node : room.node.some((one) => module === one);
    return may ? undefined : `${room.room} has no module of Node`;
  }
  if (!from.startsWith('.')) {
    if (room.packages.some((one) => isPackage(from, one))) return undefined;
    return `${room.room} may use ${room.packages.length > 0 ? room.packages.join(', ') : 'no package'}`;
  }
  const target = posix.normalize(posix.join(dirname(file), from));
  const place = file.match(/^src\/places\/[^/]+\//)?.[0];
  if (place) return isIn(target, place) || isIn(target, 'src/domain/') ? undefined : 'a place knows no other place';
  if (isIn(target, room.room) && !room.room.endsWith('.ts')) return otherRoomWithin(room.room, target);
  if (room.ours.some((one) => isIn(target, one))) return undefined;
  if (!room.types?.some((one) => isIn(target, one))) return `${room.room} may not know it`;
  return typeOnly ? undefined : `${room.room} may know only its types`;
}

/** src/web/static lies in src/web and is a room of its own. */
function otherRoomWithin(room: string, target: string): string | undefined {
  const inner = rooms.find((one) => one.room !== room && one.room.startsWith(room) && isIn(target, one.room));
  return inner ? `${inner.room} is a room of its own` : undefined;
}

const isIn = (path: string, room: string): boolean => (room.endsWith('/') ? path.startsWith(room) : path === room);

const isPackage = (from: string, name: string): boolean =>
  name.endsWith('*') ? from.startsWith(name.slice(0, -1)) : from === name || from.startsWith(`${name}/`);

/** Words that people type are no code: 'await' in a list of phrases waits for nothing. */
function withoutQuotes(code: string): string {
  return code.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
}
