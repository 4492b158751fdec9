/** How people write of their own case at law, or of a tender, in English. */

import type { CaseWords } from './case-in.ts';

const any = (...parts: readonly string[]): RegExp => new RegExp(parts.map((part) => `(?:${part})`).join('|'), 'giu');

export const caseEn: CaseWords = {
  surely: any(
    '\\b(?:case|claim|crime|court) (?:number|no\\.?|ref(?:erence)?)[: ]',
    '\\b(?:my|our) (?:court )?(?:case|trial|hearing|appeal|lawsuit|claim|prosecution|sentence|conviction)\\b',
    '\\b(?:i|we) (?:was|were|have been|got|am|are) (?:arrested|charged|prosecuted|convicted|sentenced|sued|fined by the (?:court|magistrates)|remanded|bailed|summonsed)\\b',
    '\\b(?:magistrates?|judge|jury|tribunal|court)\\b[^.!?\\n]{0,30}\\b(?:ruled|found|ordered|dismissed|adjourned|refused|sentenced|fined)\\b[^.!?\\n]{0,20}\\b(?:me|us|my|our)\\b',
    '\\b(?:arrest|search) warrant\\b|\\bpenalty charge notice appeal\\b|\\benforcement notice against (?:me|us)\\b|\\bmiscarriage of justice\\b',
  ),
  likely: any(
    '\\b(?:court|tribunal|judge|magistrates?)\\b[^.!?\\n]{0,40}\\b(?:hearing|trial|verdict|judgment|ruling|appeal|adjourned|dismissed|bailiffs?)\\b',
    '\\b(?:hearing|trial|verdict|judgment|appeal)\\b[^.!?\\n]{0,40}\\b(?:court|tribunal|judge)\\b',
    '\\bpolice\\b[^.!?\\n]{0,40}\\b(?:investigation|dropped the case|charges|refuse to investigate|closed the case)\\b',
    '\\b(?:solicitor|barrister)\\b[^.!?\\n]{0,30}\\b(?:case|court|appeal)\\b',
  ),
  own: any("\\b(?:i|my|me|we|our|us)\\b|\\bi['’]"),
  general: any(
    '\\b(?:should|could|would|if|unless|law says|under the law|generally|car park|outside the|opposite the|near the|behind the|news|rumour)\\b',
  ),
};

export const tenderEn: CaseWords = {
  surely: any(
    '\\b(?:my|our|the winning|a rigged|rigged|unfair) (?:bid|tender)\\b|\\bbid(?:ding)? (?:was|is|process|rigging|rejected)\\b|\\btender(?:ing)? (?:process|evaluation|documents?|panel|award|result|board|was|is|rules)\\b|\\b(?:lost|won|awarded|award of) the (?:tender|contract)\\b|\\binvitation to tender\\b|\\bwe (?:bid|tendered)\\b',
  ),
  likely: /$^/gu,
  own: /$^/gu,
  general: any('\\b(?:tender love|legal tender|when will|meat|loving)\\b'),
};
