import { unitsOf, type WrittenUnit } from '../../foods/nutrientValue.ts';
import { nutrients, type NutrientName } from '../../foods/nutrients.ts';
import { fillText, localized, untranslated, type LocalizedText } from '../../language.ts';
import type { GuessedEncoding } from '../files/encoding.ts';
import type { MarkCounts } from '../files/decimalMark.ts';
import type { BasisDoubt } from '../doubts/basisDoubt.ts';
import type { ColumnDoubt } from '../doubts/columnDoubts.ts';
import { mappingBases, type MappingBasis } from '../rows/preset.ts';
import type { ImportQuestion } from './settings.ts';

/** Asks which of the encodings that fit a file has. */
export function encodingQuestion({
  file,
  readings,
}: {
  file: string;
  readings: readonly { readonly encoding: GuessedEncoding; readonly sample: string }[];
}): ImportQuestion {
  const [first] = readings;
  return {
    id: `encoding:${file}`,
    kind: 'encoding',
    file,
    text: {
      ko: '글자를 두 가지로 읽을 수 있습니다. 어느 쪽이 맞습니까?',
      en: 'The letters of the file can be read in more than one way. Which is right?',
    },
    choices: readings.map(({ encoding, sample }) => ({
      value: encoding,
      label: encodingNames[encoding],
      sample,
    })),
    ...(first === undefined ? {} : { proposed: first.encoding }),
  };
}

const encodingNames = {
  'utf-8': untranslated('UTF-8'),
  cp949: { ko: '한국어 (CP949)', en: 'Korean (CP949)' },
  'windows-1252': { ko: '서유럽 (Latin-1)', en: 'Western European (Latin-1)' },
} as const satisfies Record<GuessedEncoding, ImportQuestion['text']>;

/** Asks for the decimal mark of a file that has both, or figures such as `1,234` only. */
export function decimalQuestion({ file, counts }: { file: string; counts: MarkCounts }): ImportQuestion {
  const { examples } = counts;
  const isMixed = counts.point > 0 && counts.comma > 0;
  const shown = [...examples.values()].join(' · ');
  return {
    id: `decimal:${file}`,
    kind: 'decimal',
    file,
    text: isMixed
      ? {
          ko: `소수점이 섞여 있습니다 (${shown}). 어느 것이 소수점입니까?`,
          en: `The file has two decimal marks (${shown}). Which one is it?`,
        }
      : {
          ko: `${shown}: 소수점인지 천 단위 구분인지 알 수 없습니다. 어느 것이 소수점입니까?`,
          en: `${shown}: this is a decimal mark or separates thousands. Which one is the decimal mark?`,
        },
    choices: [
      { value: '.', label: { ko: '점 (1.5)', en: 'point (1.5)' } },
      { value: ',', label: { ko: '쉼표 (1,5)', en: 'comma (1,5)' } },
      ...(isMixed
        ? [
            {
              value: 'either',
              label: {
                ko: '둘 다. 1,234처럼 알 수 없는 값은 비워 둡니다',
                en: 'both; figures such as 1,234 are left unknown',
              },
            },
          ]
        : []),
    ],
  };
}

/** Asks for the unit of a column whose header gives one that its nutrient cannot have. */
export function unitQuestion({
  id,
  file,
  column,
  written,
  nutrient,
}: {
  id: string;
  file: string;
  column: string;
  written: string;
  nutrient: NutrientName;
}): ImportQuestion {
  const name = localized((language) => nutrients[nutrient][language]);
  return {
    id,
    kind: 'unit',
    file,
    column,
    text: {
      ko: `"${written}": ${name.ko}의 단위로 쓸 수 없습니다. 값의 단위는 무엇입니까?`,
      en: `"${written}" is no unit for ${name.en.toLowerCase()}. In which unit are its figures?`,
    },
    choices: unitChoices(nutrient),
  };
}

/** Asks for the unit of a column whose figures do not fit the unit that it has. */
export function distributionQuestion({
  id,
  file,
  doubt: { column, nutrient, assumed, proposed, examples },
}: {
  id: string;
  file: string;
  doubt: ColumnDoubt;
}): ImportQuestion {
  const name = localized((language) => nutrients[nutrient][language]);
  const shown = examples.join(', ');
  return {
    id,
    kind: 'unit',
    file,
    column,
    text: {
      ko: `"${column}" 열의 값(${shown} …)은 ${name.ko}의 ${assumed} 값으로 보기 어렵습니다. 단위가 무엇입니까?`,
      en: `The figures of "${column}" (${shown} …) do not look like ${name.en.toLowerCase()} in ${assumed}. Which unit is it?`,
    },
    choices: unitChoices(nutrient).map((choice) => ({
      ...choice,
      sample: `${examples[0] ?? ''} ${choice.value}`,
    })),
    proposed,
  };
}

/** Asks for which amount the figures of a file are, when it shows another than assumed. */
export function basisQuestion({
  file,
  doubt: { assumed, because, proposed },
}: {
  file: string;
  doubt: BasisDoubt;
}): ImportQuestion {
  const shown = (because.kind === 'words' ? because.columns.slice(0, 3) : because.examples)
    .map((text) => `"${text}"`)
    .join(', ');
  const offered = new Set<MappingBasis>(
    assumed === 'serving' ? mappingBases : [assumed, proposed, 'serving'],
  );
  return {
    id: basisQuestionId(file),
    kind: 'per',
    file,
    text: localized((language) => {
      const [is, seems] = [basisNames[assumed][language], basisNames[proposed][language]];
      const why = because.kind === 'words' ? wordsSay : shown === '' ? figuresSay : figuresOfFoodsSay;
      return fillText(why[language], { shown, assumed: is, proposed: seems });
    }),
    choices: [...offered].map((value) => ({ value, label: basisChoices[value] })),
    proposed,
  };
}

const wordsSay = {
  ko: '{shown} 열을 보면 {proposed} 값 같은데, {assumed} 값으로 읽게 되어 있습니다. 어느 쪽이 맞습니까?',
  en: 'By {shown}, the figures are {proposed}, but they would be read as {assumed}. Which is right?',
} as const satisfies LocalizedText;

const figuresOfFoodsSay = {
  ko: '{shown} 등의 값은 {assumed} 값일 수 없고, {proposed} 값이면 맞습니다. 어느 쪽입니까?',
  en: 'The figures of {shown} and others cannot be {assumed}, but can be {proposed}. Which are they?',
} as const satisfies LocalizedText;

const figuresSay = {
  ko: '값이 1회 제공량에 따라 커집니다. {assumed} 값이 아니라 {proposed} 값으로 보입니다. 어느 쪽입니까?',
  en: 'The figures grow with the serving, so they look {proposed} and not {assumed}. Which are they?',
} as const satisfies LocalizedText;

const basisNames = {
  '100g': { ko: '100 g당', en: 'per 100 g' },
  '100ml': { ko: '100 ml당', en: 'per 100 ml' },
  serving: { ko: '1회 제공량당', en: 'per serving' },
} as const satisfies Record<MappingBasis, LocalizedText>;

const basisChoices = {
  '100g': { ko: '100 g당 값', en: 'per 100 g' },
  '100ml': { ko: '100 ml당 값', en: 'per 100 ml' },
  serving: {
    ko: '1회 제공량당 값. 100 g당 값으로 환산하고, 제공량이 없는 식품의 값은 모르는 것으로 봅니다',
    en: 'per serving; they are converted to 100 g, and without a serving size they count as unknown',
  },
} as const satisfies Record<MappingBasis, LocalizedText>;

/** The id of the question for which amount the figures of a file are. */
export function basisQuestionId(file: string): string {
  return `per:${file}`;
}

/** The id of a question about a unit. Two files of an import may have columns of the same name. */
export function unitQuestionId(about: { column: string; file: string; isOnly: boolean }): string {
  return about.isOnly ? `unit:${about.column}` : `unit:${about.column}@${about.file}`;
}

/** The units in which a nutrient can be written, as choices. */
export function unitChoices(nutrient: NutrientName): { value: WrittenUnit; label: ImportQuestion['text'] }[] {
  return unitsOf(nutrient).map((unit) => ({ value: unit, label: untranslated(unit) }));
}
