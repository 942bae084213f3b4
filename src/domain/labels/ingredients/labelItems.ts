/** One entry of a list of ingredients, with the entries in the brackets after it. */
export interface LabelItem {
  /** The ranges of its name in the text, `[start, end)`. A bracket may interrupt a name. */
  readonly pieces: readonly (readonly [start: number, end: number])[];
  readonly children: readonly LabelItem[];
}

export interface LabelList {
  readonly items: readonly LabelItem[];
  /** All brackets match, and the text does not end where another name must follow. */
  readonly isWhole: boolean;
}

interface OpenItem {
  readonly pieces: [number, number][];
  readonly children: OpenItem[];
}

/** The deepest level of brackets. Entries of deeper levels belong to this one. */
const maxDepth = 30;

/**
 * Splits a list at its commas and brackets, in one pass and without recursion. So a megabyte of open brackets is no
 * problem.
 *
 * @param text made by `toLabelText`.
 */
export function toLabelItems(
  text: string,
  { start: from, end: to }: { readonly start: number; readonly end: number },
): LabelList {
  const root: OpenItem = { pieces: [], children: [] };
  const parents = [root];
  let levelsTooDeep = 0;
  let unmatchedClosers = 0;
  let current: OpenItem | undefined;
  let last = '';
  const currentParent = (): OpenItem => parents.at(-1) ?? root;
  const extend = (position: number): void => {
    if (current === undefined) {
      current = { pieces: [], children: [] };
      currentParent().children.push(current);
    }
    const piece = current.pieces.at(-1);
    if (piece === undefined || last === ')') current.pieces.push([position, position + 1]);
    else piece[1] = position + 1;
  };
  for (let position = from; position < to; position += 1) {
    const character = text[position] ?? '';
    if (/\s/u.test(character)) continue;
    if ('([{'.includes(character)) {
      if (parents.length > maxDepth) levelsTooDeep += 1;
      else {
        current ??= startItem(currentParent());
        parents.push(current);
      }
      current = undefined;
      last = '(';
    } else if (')]}'.includes(character)) {
      if (levelsTooDeep > 0) levelsTooDeep -= 1;
      else if (parents.length > 1) current = parents.pop();
      else unmatchedClosers += 1;
      last = ')';
    } else if (isSeparator(text, position)) {
      current = undefined;
      last = character;
    } else {
      extend(position);
      last = character;
    }
  }
  return {
    items: root.children,
    isWhole:
      parents.length === 1 &&
      unmatchedClosers === 0 &&
      !',·/+&:('.includes(last) &&
      // The first letter of a truncated word.
      !/[\s,][b-z]\s*$/u.test(text.slice(Math.max(from, to - 10), to)),
  };
}

function startItem(parent: OpenItem): OpenItem {
  const item: OpenItem = { pieces: [], children: [] };
  parent.children.push(item);
  return item;
}

/** Whether a character ends a name. Points, commas and slashes within figures and "and/or" do not. */
function isSeparator(text: string, position: number): boolean {
  const character = text[position] ?? '';
  const before = text[position - 1] ?? ' ';
  const after = text[position + 1] ?? ' ';
  switch (character) {
    case ',':
      return !(/\d/u.test(before) && /\d/u.test(after));
    case '/':
      return (
        !(/\d/u.test(before) && /\d/u.test(after)) && text.slice(position - 3, position + 3) !== 'and/or'
      );
    case '.':
      return !/[\p{L}\d]/u.test(after) || /[가-힣]/u.test(before);
    case '+':
      // "I+G" is one additive.
      return !/(?:^|[^\p{L}])\p{L}\+\p{L}(?:[^\p{L}]|$)/u.test(
        text.slice(Math.max(0, position - 2), position + 3),
      );
    case '-':
      return /\s/u.test(before);
    default:
      return ';:·|=※<>!?@→~'.includes(character);
  }
}
