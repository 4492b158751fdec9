/** Every text that people read, by language and room. zh-CN is exact and first; en is its equal. */

import enCli from '../../locales/en/cli.json' with { type: 'json' };
import enConversation from '../../locales/en/conversation.json' with { type: 'json' };
import enLetters from '../../locales/en/letters.json' with { type: 'json' };
import enTerms from '../../locales/en/terms.json' with { type: 'json' };
import enWeb from '../../locales/en/web.json' with { type: 'json' };
import zhCli from '../../locales/zh-CN/cli.json' with { type: 'json' };
import zhConversation from '../../locales/zh-CN/conversation.json' with { type: 'json' };
import zhLetters from '../../locales/zh-CN/letters.json' with { type: 'json' };
import zhTerms from '../../locales/zh-CN/terms.json' with { type: 'json' };
import zhWeb from '../../locales/zh-CN/web.json' with { type: 'json' };

export const rooms = ['conversation', 'letters', 'web', 'cli', 'terms'] as const;

export const resources = {
  'zh-CN': { conversation: zhConversation, letters: zhLetters, web: zhWeb, cli: zhCli, terms: zhTerms },
  en: { conversation: enConversation, letters: enLetters, web: enWeb, cli: enCli, terms: enTerms },
} as const;

type Plural = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type Bare<Name extends string> = Name extends `${infer Base}${Plural}` ? Base : Name;
type Path<Tree> = Tree extends string
  ? never
  : {
      [Name in keyof Tree & string]: Tree[Name] extends string ? Bare<Name> : `${Name}.${Path<Tree[Name]>}`;
    }[keyof Tree & string];
type Zh = (typeof resources)['zh-CN'];

/** `room:path.to.text`; an unknown key does not compile. */
export type TextKey = { [Room in keyof Zh & string]: `${Room}:${Path<Zh[Room]>}` }[keyof Zh & string];
