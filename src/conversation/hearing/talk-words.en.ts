/** How people talk in English when they bring no matter, folded (fold.ts): data for the recognisers, never shown to anybody. */

import type { TalkKind } from './phrases.ts';

const list = (words: string): readonly string[] =>
  words
    .trim()
    .split('|')
    .map((word) => word.trim().replace(/\s+/g, ' '));

export const talkWords: Readonly<Partial<Record<TalkKind, readonly string[]>>> = {
  money: list(`transfer | red packet | money transfer | wechat transfer | wechat red packet`),
  settled: list(`
    solved | it is solved | it's solved | resolved | fixed | it is fixed | it's fixed | fixed now | already fixed |
    it is fixed now | it's fixed now | mended | it has been mended | it has been fixed | it was fixed | all fixed |
    all solved | problem solved | it works again | it is working again | it's working again | sorted | it is sorted
  `),
  finished: list(`
    done | finished | i am done | i'm done | i have finished | i'm finished | that was all | that's everything |
    that is everything | end | the end
  `),
  slip: list(`
    sent by mistake | by mistake | wrong chat | wrong number | wrong message | wrong person | sorry wrong chat |
    ignore that | ignore this | please ignore | please ignore that | please ignore this | my mistake | oops | ups |
    disregard | please disregard | that was a mistake | it was a mistake | i sent it by mistake
  `),
  status: list(`
    still waiting | i am still waiting | i'm still waiting | we are still waiting | how long | how much longer |
    how long now | how long do i have to wait | how long must i wait | when | when will it be done |
    when will it be fixed | when will they come | when is it done | when do i get an answer | when will i get an answer |
    when will you come | nobody came | nobody has come | nobody came yet | nobody answers | nobody answers me |
    no one answers | not fixed | not fixed yet | still not fixed | not solved | not solved yet | still not solved |
    still broken | it is still broken | it's still broken | what now | so what now | news | answer | reply | show | view | read | open | inbox | overdue | late`),
  greeting: list(`
    hello | hi | hey | hello hello | hi there | hello there | hey there | good morning | good afternoon |
    good evening | good day | morning | greetings | dear deputy | dear councillor | dear sir or madam |
    anyone there | anybody there | is anyone there | is anybody there | are you there | are you online |
    you there | yo | happy new year | merry christmas | nihao | ni hao | excuse me | how are you |
    how do you do | nice to meet you
  `),
  thanks: list(`
    thanks | thank you | thank u | thx | ty | tnx | many thanks | thanks a lot | thank you very much |
    thank you so much | thanks so much | thanks very much | much appreciated | i appreciate it | appreciated |
    great | great thanks | great thank you | wonderful | perfect | excellent | well done | good job | good work |
    nice | awesome | brilliant | lovely | cheers | that is great | that's great | very good | very kind |
    so kind of you | xiexie | ok thanks | ok thank you | okay thanks | thanks for your help |
    thank you for your help | thank you for your work | thanks everyone | bless you | god bless you
  `),
  ack: list(`
    got it | i got it | ok got it | okay got it | all right then | received | understood | i understand | i see | i see thanks | noted | roger | seen |
    read it | ok noted | oh | ah | aha | oh ok | oh i see | hm | hmm | mm | lol | haha | hahaha | no problem |
    no worries | sorry | so sorry | i am sorry | i'm sorry | my apologies | never mind then | you are welcome | you're welcome | i will wait | i'll wait | waiting |
    i am waiting | i'm waiting | wait | one moment | just a moment | take your time | no hurry | no rush | test |
    testing | just testing | fair enough | makes sense | cool
  `),
  bye: list(`
    bye | bye bye | goodbye | good bye | good night | see you | see you later | see ya | cu | later then |
    take care | have a nice day | have a good day | that is all | that's all | that is it | that's it |
    nothing else | farewell
  `),
  who: list(`
    who are you | who is this | who's this | who am i talking to | who am i speaking to | what are you |
    what is this | what's this | are you a bot | are you a robot | are you human | are you a human |
    are you real | are you a real person | is this a bot | is this a robot | is this a real person |
    is this real | is this official | is this a scam | is it a scam | is this free | is it free |
    does it cost anything | how much does it cost | what does it cost | who reads this | who can see this |
    who can read this | who sees this | is it public | is this public | is it anonymous | is this anonymous |
    can i stay anonymous | is it safe | is this safe | is this confidential | is it confidential |
    are you the deputy | are you my deputy | are you the councillor | are you my councillor | what is your name |
    what's your name | who runs this | what is huying | huying | what is your phone number | what's your phone number |
    what is your number | your phone number | phone number | what is your address | where are you | where is your office |
    will my name be public | will my name be published | is my name public | do you publish my name |
    who sees my name | is there a fee | do i have to pay
  `),
  insult: list(`
    idiot | idiots | stupid | fool | fools | liar | liars | scam | scammer | scammers | cheats | fraud | crooks |
    rubbish | garbage | trash | bullshit | crap | shit | fuck | fuck you | fuck off | damn | damn you |
    go to hell | shut up | useless | you are useless | you're useless | this is useless | totally useless |
    waste of time | what a waste of time | what a joke | joke | ridiculous | pathetic | shame on you |
    disgusting | you suck | wtf | nonsense | dumb | moron | morons | disappointed | very disappointed |
    disappointing | terrible | awful
  `),
};

const titled =
  '(?:mr|mrs|ms|miss|dr|deputy|councillor|sir|madam|all|everyone|friend|again|huying)\\.?(?: \\p{L}+){0,2}';

export const talkPatterns: readonly (readonly [TalkKind, RegExp])[] = [
  ['greeting', new RegExp(`^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening)),? ${titled}$`, 'u')],
  ['thanks', new RegExp(`^(?:many )?(?:thanks|thank you)(?: so much| very much| a lot)?,? ${titled}$`, 'u')],
  ['ack', /^(?:ok|okay|oh|ah|all right|alright),? (?:got it|understood|noted|i see|thanks|thank you|then)$/],
  ['ack', /^(?:ha|he|hm|mm|lo){1,10}l?$/],
];
