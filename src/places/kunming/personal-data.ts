/**
 * What may point at a person in a Chinese text. They find what to show a person who decides, before publication; they
 * are no proof that nothing is left. Names without "我叫" before them cannot be found by a pattern.
 */

import type { Place } from '../../domain/place.ts';

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

export const personalData: Place['personalData'] = {
  // 18 signs with a date of birth inside, or the 15 of before 1999.
  idNumber:
    /(?<![\dA-Za-z])[1-9]\d{5}(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]|\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3})(?![\dA-Za-z])/gu,
  bankCard: /(?<!\d)(?:62|[45]\d)\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/gu,
  mobile: /(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/gu,
  landline: /(?<!\d)[(（]?0(?:10|2\d|[3-9]\d{2})[)）]?[ —－-]{0,2}\d{7,8}(?!\d)/gu,
  // A local number has no form of its own: only a word before it tells.
  localNumber: /(?<=(?:电话|手机|座机|联系方式)[^\d\n]{0,6})\d{7,8}(?!\d)/gu,
  plate: new RegExp(`[${provinces}][A-HJ-NP-Z][·• -]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警](?![A-Za-z0-9])`, 'gu'),
  email: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  wechat: /(?<=(?:微信号?|QQ号?|VX|vx)[^\w\n]{0,3})(?:[A-Za-z][\w-]{5,19}|\d{5,12})/gu,
  // The last part of an address, as far as a door: a building alone is where the lamp is broken, and stays.
  home: /\d{1,4}[栋幢座](?:[A-Za-z\d]{1,3}单元)?\d{2,5}[室号]|(?:\d{1,4}[栋幢座])?\d{1,2}单元(?:\d{2,4}[室号]|\d{3,4}(?![\d层]))/gu,
  name: /(?<=我叫|我的名字是|我名叫|姓名[:： ]{0,2}|联系人[:： ]{0,2})[\p{Script=Han}·]{2,4}?(?=[是住在]|$|[^\p{Script=Han}·])/gmu,
};
