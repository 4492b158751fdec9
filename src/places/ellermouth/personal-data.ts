/** What may point at a person in a text from Ellermouth, for a person to look at before anything is published. */

import type { Place } from '../../domain/place.ts';

export const personalData: Place['personalData'] = {
  insuranceNumber: /\b[A-CEGHJ-PR-TW-Z]{2}(?: ?\d{2}){3} ?[A-D]\b/gu,
  bankCard: /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)/gu,
  phone: /(?<!\d)(?:\+44 ?(?:\(0\) ?)?|0)\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)/gu,
  plate: /\b[A-Z]{2}\d{2} ?[A-Z]{3}\b/gu,
  postcode: /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gu,
  email: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  home: /\b(?:[Ff]lat \w{1,4},? )?\d{1,4}[A-Za-z]? [A-Z]\w+(?: [A-Z]\w+)? (?:Street|St|Road|Rd|Lane|Avenue|Close|Way|Terrace|Court)\b/gu,
  name: /(?<=[Mm]y name is |\b[Nn]ame: ?)\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}/gu,
};
