// Every Russian text.
import { answered } from '#lib/i18n/ru/answered.ts';
import { banner } from '#lib/i18n/ru/banner.ts';
import { common } from '#lib/i18n/ru/common.ts';
import { desk } from '#lib/i18n/ru/desk.ts';
import { error } from '#lib/i18n/ru/error.ts';
import { help } from '#lib/i18n/ru/help.ts';
import { kind } from '#lib/i18n/ru/kind.ts';
import { list } from '#lib/i18n/ru/list.ts';
import { menu } from '#lib/i18n/ru/menu.ts';
import { mistake } from '#lib/i18n/ru/mistake.ts';
import { my } from '#lib/i18n/ru/my.ts';
import { options } from '#lib/i18n/ru/options.ts';
import { popup } from '#lib/i18n/ru/popup.ts';
import { reason } from '#lib/i18n/ru/reason.ts';
import { report } from '#lib/i18n/ru/report.ts';
import { subject } from '#lib/i18n/ru/subject.ts';
import { toolbar } from '#lib/i18n/ru/toolbar.ts';
import { verdict } from '#lib/i18n/ru/verdict.ts';
import { warning } from '#lib/i18n/ru/warning.ts';
import { welcome } from '#lib/i18n/ru/welcome.ts';

/** Russian texts by key. */
export const all = {
  ...common,
  ...toolbar,
  ...menu,
  ...kind,
  ...subject,
  ...verdict,
  ...popup,
  ...report,
  ...my,
  ...banner,
  ...warning,
  ...mistake,
  ...answered,
  ...help,
  ...welcome,
  ...options,
  ...list,
  ...reason,
  ...desk,
  ...error,
} as const;
