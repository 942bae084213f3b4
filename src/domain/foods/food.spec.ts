import fc from 'fast-check';
import { foodSchema, perHundred, type FoodInput } from './food.ts';
import { cleanText, isStorableText } from './text.ts';
import { eachNutrient, unknownNutrients } from './nutrients.ts';

const food: FoodInput = {
  kind: 'fresh',
  name: '달걀',
  source: { name: 'test' },
  code: 'T1',
  nutrients: {},
};

describe('foodSchema', () => {
  it('leaves missing values unknown', () => {
    const parsed = foodSchema.parse(food);
    expect(parsed.nutrients).toEqual(unknownNutrients());
    expect(parsed).toMatchObject({
      barcode: null,
      servingSize: null,
      aliases: [],
      basis: '100g',
      quality: [],
    });
  });

  it('distinguishes zero from unknown', () => {
    const { nutrients } = foodSchema.parse({ ...food, nutrients: { sodium: 0 } });
    expect([nutrients.sodium, nutrients.potassium]).toEqual([0, null]);
  });

  it('brings different spellings into one form', () => {
    const spellings = ['달걀\u3000 삶은 것', '달걀 삶은\u200b 것 ', '\ufeff달걀\t삶은\n것'.normalize('NFD')];
    for (const name of spellings) expect(foodSchema.parse({ ...food, name }).name).toBe('달걀 삶은 것');
  });

  it('normalises a barcode and refuses a wrong one', () => {
    expect(foodSchema.parse({ ...food, barcode: '96385074' }).barcode).toBe('0000096385074');
    const wrong = foodSchema.safeParse({ ...food, barcode: '96385075' });
    expect(wrong.error?.issues[0]).toMatchObject({ path: ['barcode'], message: 'barcode_check-digit' });
  });

  it.each<[string, Partial<Record<keyof FoodInput, unknown>>, string]>([
    ['a blank name', { name: ' \u200b ' }, 'required'],
    ['NUL', { name: 'a\0b' }, 'invalid_character'],
    ['half a surrogate pair', { brand: 'a\ud800' }, 'invalid_character'],
    ['a name that is too long', { name: '가'.repeat(301) }, 'too_long'],
    ['a negative amount', { nutrients: { fat: -1 } }, 'negative'],
    ['a serving size of zero', { servingSize: 0 }, 'not_positive'],
  ])('refuses %s', (_, change, message) => {
    const { error } = foodSchema.safeParse({ ...food, ...change });
    expect(error?.issues.map((issue) => issue.message)).toContain(message);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '12', true])('refuses %p as an amount', (sodium) => {
    expect(foodSchema.safeParse({ ...food, nutrients: { sodium } }).success).toBe(false);
  });
});

describe('cleanText', () => {
  it.each([
    ['👨‍👩‍👧 집밥', '👨‍👩‍👧 집밥'],
    ['نان\u200cها', 'نان\u200cها'],
    ['두\u200b부\u200d', '두부'],
  ])('drops what cannot be seen in %j, unless it is needed', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('returns text that can be stored, and does not change its own result', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(isStorableText(clean)).toBe(true);
        expect(clean).toBe(clean.normalize('NFC').trim());
      }),
    );
  });
});

describe('perHundred', () => {
  const values = { ...unknownNutrients(), sodium: 1264.31, energyKcal: 368.8, sugars: 0 };

  it('converts a serving of known size', () => {
    const { values: converted, converted: isConverted } = perHundred({ values, servingSize: 500 });
    expect(isConverted).toBe(true);
    expect(converted).toEqual({ ...unknownNutrients(), sodium: 252.862, energyKcal: 73.76, sugars: 0 });
  });

  it.each([null, 0, -5, Number.NaN, Number.POSITIVE_INFINITY])(
    'keeps values as given for a serving of %p',
    (servingSize) => {
      expect(perHundred({ values, servingSize })).toEqual({ values, converted: false });
    },
  );

  it('keeps unknown values unknown and converts known ones', () => {
    const given = fc.option(fc.double({ min: 1e-6, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(given, fc.double({ min: 0.1, max: 5_000, noNaN: true }), (value, servingSize) => {
        const { values: converted } = perHundred({ values: eachNutrient(() => value), servingSize });
        expect(
          Object.values(converted).every((one) => (value === null ? one === null : one !== null && one > 0)),
        ).toBe(true);
      }),
    );
  });
});
