/** Who may import whom, and what code looks like here: every rule as data, with the reason that is printed beside it. */

/** `domain ← text ← conversation ← store ← flow ← web, cli ← main`: imports point only to the left. */
export interface Room {
  /** A folder (with its slash) or a file. */
  readonly room: string;
  /** Rooms it may import beside itself; those after `type` only for their types. */
  readonly ours: readonly string[];
  readonly types?: readonly string[];
  readonly packages: readonly string[];
  /** Which of Node's own modules: all, none, or these. */
  readonly node: boolean | readonly string[];
  readonly why: string;
}

const left = ['src/domain/', 'src/text/', 'src/conversation/', 'src/channel.ts'];
const outside = ['src/world.ts', 'src/clock.ts', 'src/log.ts', 'src/operator-error.ts'];

export const rooms: readonly Room[] = [
  {
    room: 'src/domain/',
    ours: [],
    packages: [],
    node: false,
    why: 'the law of the product is tested with nothing around it: no package, no clock, no database',
  },
  {
    room: 'src/places/',
    ours: ['src/domain/'],
    packages: ['chinese-days'],
    node: ['module'],
    why: 'a place is data: it knows the nouns of the domain and its calendar, nothing that runs',
  },
  {
    room: 'src/channel.ts',
    ours: [],
    packages: [],
    node: false,
    why: 'the frontier is one page that an adapter can be written against without reading anything else',
  },
  {
    room: 'src/text/',
    ours: ['src/domain/', 'locales/'],
    packages: ['i18next'],
    node: false,
    why: 'texts are made from facts; whoever has facts asks for the text, never the other way round',
  },
  {
    room: 'src/conversation/',
    ours: ['src/domain/', 'src/text/', 'src/channel.ts'],
    packages: [],
    node: false,
    why: 'a conversation yields questions and returns a turn, so that the store can answer many at once and try again',
  },
  {
    room: 'src/store/',
    ours: [...left, 'src/generated/', 'src/operator-error.ts', 'src/package-root.ts'],
    packages: ['@photostructure/sqlite', '@prisma/*', 'pg'],
    node: true,
    why: 'the only room that knows Prisma; it keeps and finds, and decides nothing',
  },
  {
    room: 'src/world.ts',
    ours: [],
    types: [...left, 'src/store/', 'src/log.ts'],
    packages: [],
    node: false,
    why: 'the world is a description of what is handed in; what stands in it is built in build-world.ts',
  },
  {
    room: 'src/flow/',
    ours: [...left, ...outside, 'src/store/'],
    packages: ['csv-parse', 'file-type', 'node-cron', 'pinyin-pro', 'zod'],
    node: true,
    why: 'flows work for every channel, page and command alike, so they know none of them',
  },
  {
    room: 'src/web/',
    ours: [...left, ...outside, 'src/store/', 'src/flow/'],
    types: ['bots/web/'],
    packages: ['hono', '@hono/node-server', 'qrcode'],
    node: true,
    why: 'pages and API are the other half of the web chat, which is handed to them; they know no command and no Prisma',
  },
  {
    room: 'src/web/static/',
    ours: [],
    packages: [],
    node: false,
    why: 'it runs in browsers, as it stands here: nothing is bundled and nothing is loaded from elsewhere',
  },
  {
    room: 'src/build-world.ts',
    ours: [...left, ...outside, 'src/store/', 'src/places/', 'src/config.ts', 'src/data-dir.ts'],
    packages: ['uuid'],
    node: true,
    why: 'the one place where things are put together; no container, no decorators',
  },
  {
    room: 'src/serve.ts',
    ours: [...left, ...outside, 'src/build-world.ts', 'src/store/', 'src/flow/', 'src/web/', 'bots/'],
    packages: ['@hono/node-server'],
    node: true,
    why: 'one process is put together from channels, outbox, timetable and pages; commands start it, it starts none',
  },
  {
    room: 'src/cli/',
    ours: [
      ...left,
      ...outside,
      'src/build-world.ts',
      'src/config.ts',
      'src/data-dir.ts',
      'src/flow/',
      'src/serve.ts',
      'src/store/',
      'src/web/',
      'bots/',
    ],
    packages: ['commander', 'qrcode', 'zod'],
    node: true,
    why: 'commands come last: nothing but main.ts may need them',
  },
  { room: 'src/main.ts', ours: ['src/cli/'], packages: [], node: true, why: 'it reads .env and hands over' },
  {
    room: 'src/config.ts',
    ours: ['src/operator-error.ts', 'src/places/find-place.ts'],
    packages: ['zod'],
    node: true,
    why: 'the environment is read once, before anything else exists',
  },
  {
    room: 'src/data-dir.ts',
    ours: ['src/config.ts', 'src/operator-error.ts'],
    packages: [],
    node: true,
    why: 'the folder is there before anything is kept in it',
  },
  { room: 'src/clock.ts', ours: [], packages: [], node: false, why: 'a clock needs nothing but the time' },
  { room: 'src/log.ts', ours: [], packages: ['pino'], node: true, why: 'everybody may log, so the log needs nobody' },
  {
    room: 'src/operator-error.ts',
    ours: ['src/text/'],
    packages: [],
    node: false,
    why: 'any room may fail, so a failure needs no room but the texts',
  },
  { room: 'src/package-root.ts', ours: [], packages: [], node: true, why: 'it only says where the package lies' },
];

/** Each platform with its own SDK; a new bot adds its line. */
export const bots: Readonly<Record<string, readonly string[]>> = { terminal: [], web: [] };

export const botWhy =
  'an adapter translates between its platform and src/channel.ts, and can be thrown away without anybody else noticing';

export interface CodeRule {
  readonly where: RegExp;
  readonly never: RegExp;
  readonly why: string;
}

/** What may not stand in code; read without comments and without what stands in quotes. */
export const codeRules: readonly CodeRule[] = [
  {
    where: /^src\/(?:domain|conversation)\//,
    never: /\b(?:async|await)\b|\bPromise\s*[.<(]|\bnew Promise\b/,
    why: 'what waits cannot be tried again inside a transaction, nor tested as given, when, then',
  },
  {
    where: /^src\/(?:domain|conversation|text)\//,
    never: /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.|\bsetTimeout\b|\bsetInterval\b|\bfetch\(/,
    why: 'clock and chance are parameters: the same question must have the same answer',
  },
  {
    where: /^src\/(?:domain|conversation|text|places)\//,
    never: /\bprocess\.|\bconsole\.|\bglobalThis\b/,
    why: 'pure code has no environment and no screen',
  },
  {
    where: /^(?:src|bots)\/(?!web\/static)/,
    never: /(?<!\.)\bclass\s+(?:[A-Z]\w*\b(?!\s+extends\s+\w*Error\b)|extends\b(?!\s+\w*Error\b))|(?<!\.)\bclass\s*\{/,
    why: 'functions and object literals; classes are for errors only',
  },
  {
    where: /^(?:src|bots)\/(?!web\/static)/,
    never: /\bexport\s+default\b/,
    why: 'named exports: one thing has one name everywhere',
  },
  {
    where: /^(?:src|bots)\//,
    never: /\binterface\s+I[A-Z]|\b(?:interface|type|class)\s+\w*DTO\b/,
    why: 'a type is a bare noun',
  },
];

/** Folders and files: kebab-case, and none of the names under which everything collects. */
export const nameRules = {
  folder: /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|zh-CN)$/,
  file: /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:zh-CN|zh|en|test|config|d))*\.(?:tsx?|m?js|mts|json|css|svg|txt|csv)$/,
  emptyWords: /^(?:index|utils?|helpers?|common|services?|managers?|base|info|handle|lib|misc|shared)$/,
  why: 'a file is named after its main export, in kebab-case; a name that says nothing collects everything',
} as const;

/** Lines of a file of the product: what the models keep, and where a file must be split. */
export const sizes = {
  most: 350,
  ninetieth: 200,
  why: 'what does not fit on a few screens hides a second concept; the file with the central noun swells first',
} as const;
