/** How people cry for help in English, and how they merely speak of danger. */

import type { DangerWords } from './guard-of.ts';

const any = (...parts: readonly string[]): RegExp => new RegExp(parts.map((part) => `(?:${part})`).join('|'), 'u');

const kin =
  '(?:mum|mom|mother|dad|father|husband|wife|partner|boyfriend|girlfriend|son|daughter|child|children|kid|kids|baby|brother|sister|grandmother|grandfather|grandma|grandpa|neighbou?r|friend|boys?|girls?|man|men|woman|women|lady|worker|workers|driver|cyclist|pedestrian|pupil|pupils|toddler|person|people|somebody|someone)';

const danger = any(
  '\\b(?:on fire|fire|burning|flames|smoke|explosion|exploded|exploding)\\b',
  '\\b(?:gas (?:leak|is leaking|smell)|smell(?:s|ing)? (?:of )?gas|leaking gas|carbon monoxide)',
  '\\b(?:trapped|stuck|locked in|buried|crushed|drowning|fell in(?:to)?|fallen in(?:to)?|swept away)\\b',
  '\\b(?:knife|gun|stabbed|shot|attack(?:ed|ing)?|beating|beaten|fight(?:ing)?|robbed|robbing|breaking in|break in|intruder|kidnapped|raped|assaulted)\\b',
  "\\b(?:unconscious|collapsed|not breathing|can't breathe|cannot breathe|bleeding|heart attack|stroke|choking|seizure|overdose|electrocuted|won't wake up|not waking up|dizzy)\\b",
  '\\b(?:flooding|flooded|landslide|collapsing|burst its banks|water is rising|live wire|power line (?:is )?down|sparks|sparking)\\b',
);

export const emergencyEn: DangerWords = {
  longestCry: 120,
  alone: any(
    `\\bthere(?: is|'s) (?:a )?(?:big )?fire in (?:the|our|my)\\b|\\bblood everywhere\\b|\\b${kin} (?:just )?(?:fall|fell|jump|jumped) (?:off|from|into) (?:the|a)\\b`,
    `\\b(?:he|she|they|${kin})(?: is| are|'s|'re) (?:trapped|stuck in|locked in|drowning|bleeding(?! money)|unconscious|not breathing|not moving|choking|(?:badly )?(?:hurt|injured)|dying(?! to| for| of)|screaming|in labou?r)`,
    `\\b(?:lying|lies) (?:on|in) the (?:ground|road|street|floor|pavement|water)\\b[^.]{0,24}(?:not moving|isn't moving|bleeding|blood|not respond)`,
    "\\b(?:there(?:'s| has) (?:just )?been|there is|i (?:just )?heard) an? (?:big |loud )?(?:explosion|shooting|stabbing|crash|shot)\\b|\\bwater is (?:coming|pouring|rushing|rising)[^.]{0,12}(?:in|into|up)\\b",
    '\\b(?:help us|please help me|help,|help!|somebody help|someone help|save (?:me|us)|i need (?:an ambulance|the police|the fire brigade))',
    "\\bi(?: am|'m)? (?:trapped|stuck in|locked in|being (?:attacked|followed|beaten|robbed|stabbed|held|kidnapped)|bleeding|having a heart attack)(?! money)|\\bwe(?: are|'re) (?:trapped|stuck in|locked in|being (?:attacked|followed|beaten|robbed))",
    `\\b(?:is|are|'s) (?:beating|hitting|attacking|stabbing|choking|strangling|chasing|threatening|shooting) (?:me|us|him|her|them|my|a|the|${kin})`,
    `\\b(?:he|she|they|${kin})(?: is| are|'s|'re) (?:going to kill|killing|trying to kill) (?:me|us|him|her|them)\\b`,
    `\\b(?:he|she|they|${kin})\\b[^.,]{0,20} (?:with|has|got|holding|waving) (?:a |an )?(?:big |long )?(?:knife|gun|axe|machete|hammer|weapon)\\b`,
    `\\bmy ${kin} (?:has |have |'s )?(?:just )?(?:collapsed|fainted|passed out|stopped breathing|had a (?:stroke|heart attack|seizure)|been (?:hit|shot|stabbed|run over))\\b|\\b${kin} (?:is not|isn't|stopped|has stopped) breathing\\b`,
    `\\b(?:swallowed|drank|drunk|eaten|ate) (?:some )?(?:bleach|poison|rat poison|weed ?killer|antifreeze|detergent|a battery|petrol)\\b`,
    `\\b(?:car|bus|lorry|truck|van|tram|train|bike|scooter)[^.,]{0,12} (?:just )?(?:hit|ran over|has hit|knocked down|drove into|crashed into) (?:a |an |the |my |two |some |several )?(?:crowd|${kin})\\b`,
    `\\b(?:wall|roof|tree|scaffold(?:ing)?|crane|building|ceiling|house)[^.,]{0,12} (?:fell|collapsed|came down|has fallen) on (?:top of )?(?:a |an |the |my |two |some )?(?:me|us|him|her|them|car|bus|${kin})\\b`,
    "\\b(?:fallen|fell)\\b[^.]{0,30} (?:can't|cannot|unable to) (?:get up|move)\\b|\\bbroken? my (?:leg|hip|back)\\b[^.]{0,30}(?:can't|cannot)",
    `\\bmy (?:house|home|flat|apartment|kitchen|car|building|roof) is (?:on fire|burning|flooding|collapsing|filling)`,
    `\\b(?:breaking|forcing his way|forcing their way|trying to (?:break|get)|trying to break) (?:in(?:to)?|down) (?:my|our|the)`,
  ),
  danger,
  now: any(
    '\\b(?:right now|now|at this moment|just now|just (?:fell|collapsed|happened|started)|currently|urgent(?:ly)?|emergency|hurry|quick(?:ly)?|immediately|still in(?:side)?|please (?:come|send|help)|come (?:now|quick|fast)|call (?:the police|an ambulance|911|999|112)|send (?:someone|help|police|an ambulance)|getting worse|on the roof|under(?:neath)? it|cut off|feel (?:sick|dizzy|faint)|help)\\b',
    "\\b(?:i|we|they|he|she) (?:can't|cannot) (?:get out|get down|breathe|move|get up)\\b",
    `\\b(?:i|we|they|he|she|${kin})(?: am| is| are|'m|'s|'re) stuck (?:in|under|inside|on)\\b`,
    "\\b(?:is|are|'s|'re) (?:on fire|burning|bleeding|trapped|drowning|choking|unconscious|not breathing|collapsing|flooding|leaking)\\b",
  ),
  short: new RegExp(
    `^(?=.*(?:${danger.source})).*\\b(?:there is|there's|i (?:see|smell)|someone|somebody|is on fire)\\b`,
    'u',
  ),
  told: any(
    '\\b(?:if|could|might|may|would|risk|danger of|worried|afraid|fear|in case|prevent|avoid|last (?:year|month|week|night|time)|yesterday|ago|every (?:day|night|time|week)|often|always|again and again|used to|was|were|had|since|in 20\\d\\d|fire (?:station|brigade|alarm|safety|extinguisher|exit|escape|hydrant|door|lane|works)|suggest|propose|should|complain|traffic|council|insurance|until|waiting list)\\b',
  ),
  surely: any(
    '\\bright now\\b',
    '\\b(?:please help|help me|send help|come quick(?:ly)?|call (?:the police|an ambulance))\\b',
    "\\bi (?:can't|cannot) (?:breathe|get out)\\b",
  ),
  harmless:
    /\bfire (?:station|brigade|alarm|safety|extinguisher|exit|escape|hydrant|door|lane)s?\b|\bfireworks?\b|\b(?:street|bus|traffic|tax|rent) fires?\b|\bstuck in traffic\b|\bhelp (?:desk|line|page)\b|\b(?:gun|knife) (?:shop|store|club|law|crime)s?\b|\bbreaking news\b/gu,
};

export const selfHarmEn: DangerWords = {
  longestCry: 300,
  alone: any(
    "\\bi (?:just |really |only |do )?(?:don'?t|do not|no longer) (?:really )?(?:want|wish) to (?:live|be alive|go on living|exist|be here)(?: any ?more)?\\b",
    "\\bi(?: just| really|'d rather| would rather)? (?:want to|wanna|wish to|will|am going to|'m going to|am gonna|'m gonna|should|plan to) (?:just )?(?:die|kill myself|end my life|end it(?: all)?|end myself|hang myself|hurt myself|cut myself|jump(?! ship| start| the (?:queue|line|lights?)| through| in| at| to)|disappear (?:forever|for good)|take my (?:own )?life|be dead|not wake up)\\b",
    "\\bi(?: am|'m| feel|'ve been| have been)? (?:suicidal|thinking (?:about|of) (?:suicide|killing myself|ending (?:it|my life))|better off dead|tired of living|done with life)\\b",
    "\\b(?:better off dead|kill(?:ing)? myself|end(?:ing)? my (?:own )?life|take my own life|no reason to live|nothing (?:left )?to live for|life is not worth living|life isn'?t worth living|not worth living|can'?t go on (?:living|any ?more|like this)|cannot go on (?:living|any ?more|like this)|no point (?:in )?living|suicide note|wish i (?:was|were) dead|wish i had never been born|my life is over|no way out (?:but|except|than) (?:death|to die)|(?:going to|gonna|will) overdose|no ?(?:one|body) would (?:miss|notice|care)[^.]{0,18}(?:gone|dead|died|disappeared))\\b",
    `\\bmy ${kin} (?:wants?|is going|says (?:he|she) wants|is trying|tried|is threatening) to (?:die|kill (?:himself|herself)|jump|end (?:his|her) life|hang (?:himself|herself))\\b`,
    `\\bmy ${kin} (?:has )?(?:cut (?:his|her) wrists?|overdosed|took (?:all|too many|a lot of) (?:the |his |her )?pills)\\b`,
    '\\bi (?:have )?(?:cut my wrists?|took (?:all|too many|a lot of|a whole bottle of) (?:the |my )?pills|swallowed (?:all|too many))\\b',
    "\\bi(?:'ve| have)? (?:just )?(?:took|taken|swallowed) (?:all|too many|a lot|a whole bottle)(?: of)? (?:the |my |these )?(?:sleeping )?(?:pills|tablets|painkillers)\\b",
    "\\b(?:would|'d) (?:all )?be better off (?:without me|if i (?:was|were) (?:dead|gone))\\b|\\bpills\\b[^.]{0,16}\\bready\\b[^.]{0,20}\\b(?:tonight|end|goodbye)|\\b(?:tonight it ends|it ends tonight|i(?:'ll| will) end it tonight)\\b",
    "\\b(?:wish|hope|want|if only)\\b[^.]{0,16}(?:not|never|n't)(?: to)? wake up\\b|\\bgoodbye\\b[^.]{0,24}won't be (?:here|around)|\\bi won't be alive\\b",
    "\\bi (?:can't|cannot|can not) go on\\s*[.!,]?$|\\b(?:written|left|wrote) (?:a |my )?(?:suicide |goodbye |last )?(?:note|letter) (?:to|for) my (?:kids|children|family|wife|husband|parents|mum|mom)\\b",
    '\\b(?:standing|sitting) on (?:the|a) (?:bridge|roof|edge|ledge|railing)\\b[^.]{0,30}(?:jump|end it|die|goodbye)',
  ),
  danger: /$^/u,
  now: /$^/u,
  short: /$^/u,
  told: any(
    '\\b(?:suicide (?:prevention|rate|statistics|hotline funding)|laugh(?:ed|ing)?|joke|jokingly|dying of (?:heat|laughter|boredom))\\b',
  ),
  surely: /$^/u,
  harmless:
    /\bdie[- ]?hard\b|\bto die for\b|\b(?:will|'ll|going to|gonna) die (?:before|waiting|laughing|of (?:boredom|cold|heat|laughter|shame|embarrassment))\b/gu,
};
