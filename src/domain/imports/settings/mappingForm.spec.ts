import { barcodeAndCode, choicesOf, mappingOf, missingOf, type MappingForm } from './mappingForm.ts';
import { ownMapping } from './settings.ts';

const form: MappingForm = {
  name: ' My shop ',
  kind: 'processed',
  sourceName: 'Shop',
  per: '100g',
  columns: {
    EAN: { field: barcodeAndCode, unit: '' },
    Title: { field: 'name', unit: '' },
    Salt: { field: 'sodium', unit: 'g' },
    Note: { field: '', unit: '' },
  },
};

test('makes a mapping that the server takes, and shows it again', () => {
  const mapping = ownMapping.parse(mappingOf(form, ','));
  expect(mapping).toMatchObject({ name: 'My shop', kind: 'processed', per: '100g', decimal: ',' });
  expect(choicesOf(mapping.columns)).toEqual({
    EAN: { field: barcodeAndCode, unit: '' },
    Title: { field: 'name', unit: '' },
    Salt: { field: 'sodium', unit: 'g' },
  });
});

test.each([
  ['nothing', {}, []],
  ['the kind', { kind: '' }, ['kind']],
  ['the source', { sourceName: ' ' }, ['sourceName']],
  ['the serving, of which the figures are', { per: 'serving' }, ['servingSize']],
  ['name and code', { columns: {} }, ['name', 'code']],
  [
    'no kind that a column has',
    { kind: '', columns: { ...form.columns, K: { field: 'kind', unit: '' } } },
    [],
  ],
] as const)('lacks %s', (_, changes, missing) => {
  expect(missingOf({ ...form, ...changes })).toEqual(missing);
});
