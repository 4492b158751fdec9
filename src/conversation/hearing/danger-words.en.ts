/** How people cry for help in English, and how they merely speak of danger. */

import type { DangerWords } from './guard-of.ts';

const any = (...parts: readonly string[]): RegExp => new RegExp(parts.map((part) => `(?:${part})`).join('|'), 'u');

const kin =
  '(?:mum|mom|mother|dad|father|husband|wife|partner|boyfriend|girlfriend|son|daughter|child|children|kid|kids|baby|brother|sister|grandmother|grandfather|grandma|grandpa|neighbou?r|friend|boy|girl|man|woman|lady|person|people|somebody|someone)';

export const emergencyEn: DangerWords = {
  longestCry: 120,
  alone: any(
    '\\b(?:help us|please help me|help,|help!|somebody help|someone help|save (?:me|us)|i need (?:an ambulance|the police|the fire brigade))',
    "\\bi(?: am|'m)? (?:trapped|stuck in|locked in|being (?:attacked|followed|beaten|robbed|stabbed|held|kidnapped)|bleeding|having a heart attack)|\\bwe(?: are|'re) (?:trapped|stuck in|locked in|being (?:attacked|followed|beaten|robbed))",
    `\\b(?:is|are|'s) (?:beating|hitting|attacking|stabbing|choking|strangling|chasing|killing|threatening|shooting) (?:me|us|him|her|them|my|a|the|${kin})`,
    `\\bmy (?:house|home|flat|apartment|kitchen|car|building|roof) is (?:on fire|burning|flooding|collapsing|filling)`,
    `\\b(?:breaking|forcing his way|forcing their way|trying to (?:break|get)) in(?:to)? (?:my|our)`,
  ),
  danger: any(
    '\\b(?:on fire|fire|burning|flames|smoke|explosion|exploded|exploding)\\b',
    '\\b(?:gas (?:leak|is leaking|smell)|smell(?:s|ing)? (?:of )?gas|leaking gas|carbon monoxide)',
    "\\b(?:trapped|stuck|locked in|cannot get out|can't get out|buried|crushed|drowning|fell in(?:to)?|fallen in(?:to)?|swept away)\\b",
    '\\b(?:knife|gun|stabbed|shot|attack(?:ed|ing)?|beating|beaten|fight(?:ing)?|robbed|robbing|breaking in|break in|intruder|kidnapped|raped|assaulted)\\b',
    "\\b(?:unconscious|collapsed|not breathing|can't breathe|cannot breathe|bleeding|heart attack|stroke|choking|seizure|overdose|electrocuted|won't wake up|not waking up|dizzy)\\b",
    '\\b(?:flooding|flooded|landslide|collapsing|live wire|power line (?:is )?down|sparks|sparking)\\b',
  ),
  now: any(
    '\\b(?:right now|now|at this moment|just now|just (?:fell|collapsed|happened|started)|currently|urgent(?:ly)?|emergency|hurry|quick(?:ly)?|immediately|still in(?:side)?|please (?:come|send|help)|come (?:now|quick|fast)|call (?:the police|an ambulance|911|999|112)|send (?:someone|help|police|an ambulance)|getting worse|help)\\b',
    "\\b(?:is|are|'s|'re) (?:on fire|burning|bleeding|trapped|drowning|stuck|choking|unconscious|not breathing|collapsing|flooding|leaking)\\b",
  ),
  short: any("\\b(?:there is|there's|i (?:see|smell)|someone|somebody|is on fire)\\b"),
  told: any(
    '\\b(?:if|could|might|may|would|risk|danger of|worried|afraid|fear|in case|prevent|avoid|last (?:year|month|week|night|time)|yesterday|ago|every (?:day|night|time|week)|often|always|again and again|used to|was|were|had|since|in 20\\d\\d|fire (?:station|brigade|alarm|safety|extinguisher|exit|escape|hydrant|door|lane|works)|suggest|propose|should|complain|traffic|council|insurance|until|waiting list)\\b',
  ),
  surely: any(
    '\\bright now\\b',
    '\\b(?:please help|help me|send help|come quick(?:ly)?|call (?:the police|an ambulance))\\b',
    "\\bi (?:can't|cannot) (?:breathe|get out)\\b",
  ),
  harmless:
    /\bfire (?:station|brigade|alarm|safety|extinguisher|exit|escape|hydrant|door|lane)s?\b|\bfireworks?\b|\b(?:street|bus|traffic|tax|rent) fires?\b|\bstuck in traffic\b|\bhelp (?:desk|line|page)\b/gu,
};

export const selfHarmEn: DangerWords = {
  longestCry: 300,
  alone: any(
    "\\bi (?:just |really |only |do )?(?:don'?t|do not|no longer) (?:really )?(?:want|wish) to (?:live|be alive|go on living|exist|be here)(?: any ?more)?\\b",
    "\\bi(?: just| really|'d rather| would rather)? (?:want to|wanna|wish to|will|am going to|'m going to|am gonna|'m gonna|should|plan to|could) (?:just )?(?:die|kill myself|end my life|end it(?: all)?|end myself|hang myself|hurt myself|cut myself|jump off|jump from|take my (?:own )?life|be dead|not wake up)\\b",
    "\\bi(?: am|'m| feel|'ve been| have been)? (?:suicidal|thinking (?:about|of) (?:suicide|killing myself|ending (?:it|my life))|better off dead|tired of living|done with life)\\b",
    "\\b(?:better off dead|kill(?:ing)? myself|end(?:ing)? my (?:own )?life|take my own life|no reason to live|nothing (?:left )?to live for|life is not worth living|life isn'?t worth living|not worth living|can'?t go on (?:living|any ?more|like this)|cannot go on (?:living|any ?more|like this)|no point (?:in )?living|suicide note|wish i (?:was|were) dead|wish i had never been born)\\b",
    `\\bmy ${kin} (?:wants?|is going|says (?:he|she) wants|is trying|tried|is threatening) to (?:die|kill (?:himself|herself)|jump|end (?:his|her) life|hang (?:himself|herself))\\b`,
    `\\bmy ${kin} (?:has )?(?:cut (?:his|her) wrists?|overdosed|took (?:all|too many|a lot of) (?:the |his |her )?pills)\\b`,
    '\\bi (?:have )?(?:cut my wrists?|took (?:all|too many|a lot of|a whole bottle of) (?:the |my )?pills|swallowed (?:all|too many))\\b',
  ),
  danger: /$^/u,
  now: /$^/u,
  short: /$^/u,
  told: any(
    '\\b(?:suicide (?:prevention|rate|statistics|hotline funding)|laugh(?:ed|ing)?|joke|jokingly|dying of (?:heat|laughter|boredom))\\b',
  ),
  surely: /$^/u,
  harmless: /\bdie[- ]?hard\b|\bto die for\b/gu,
};
