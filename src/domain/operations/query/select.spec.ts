import { exampleFields } from './exampleFields.ts';
import { selectFault } from './select.ts';

test.each([
  [{ name: 'true', id: true, source: { name: 'false' } }, undefined],
  [{ source: true, parent: true }, undefined],
  [{ title: true }, 'title'],
  [{ source: { title: true } }, 'source.title'],
  [{ parent: { name: true } }, 'parent'],
  [{ name: 'yes' }, 'name'],
  [{ name: ['true', 'true'] }, 'name'],
  ['name', ''],
  [['name'], ''],
])('the fault of %j is %s', (select, fault) => {
  expect(selectFault(select, exampleFields)).toBe(fault);
});
