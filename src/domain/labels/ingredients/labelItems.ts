/** One entry of a list of ingredients, with those that stand in brackets behind it. */
export interface LabelItem {
  /** Places in the text of a label, `[start, end)`, of the pieces of its name: a bracket may interrupt it. */
  readonly pieces: readonly (readonly [start: number, end: number])[];
  readonly children: readonly LabelItem[];
}

export interface LabelList {
  readonly items: readonly LabelItem[];
  /** Every bracket that opens is closed, and the text does not end where another name was to come. */
  readonly isWhole: boolean;
}

interface OpenItem {
  readonly pieces: [number, number][];
  readonly children: OpenItem[];
}

/** Levels of brackets that are kept apart; deeper ones are read as if they stood in the last. */
const deepest = 30;

/**
 * Takes a list apart at its commas and brackets, in one pass and without recursion, so that a megabyte of open brackets
 * is a list like any other.
 *
 * @param text in the form of `labelText`.
 */
export function labelItems(
  text: string,
  { start: from, end: to }: { readonly start: number; readonly end: number },
): LabelList {
  const root: OpenItem = { pieces: [], children: [] };
  const parents = [root];
  let tooDeep = 0;
  let strayClosers = 0;
  let current: OpenItem | undefined;
  let last = '';
  const at = (): OpenItem => parents.at(-1) ?? root;
  const extend = (place: number): void => {
    if (current === undefined) {
      current = { pieces: [], children: [] };
      at().children.push(current);
    }
    const piece = current.pieces.at(-1);
    if (piece === undefined || last === ')') current.pieces.push([place, place + 1]);
    else piece[1] = place + 1;
  };
  for (let place = from; place < to; place += 1) {
    const character = text[place] ?? '';
    if (/\s/u.test(character)) continue;
    if ('([{'.includes(character)) {
      if (parents.length > deepest) tooDeep += 1;
      else {
        current ??= begin(at());
        parents.push(current);
      }
      current = undefined;
      last = '(';
    } else if (')]}'.includes(character)) {
      if (tooDeep > 0) tooDeep -= 1;
      else if (parents.length > 1) current = parents.pop();
      else strayClosers += 1;
      last = ')';
    } else if (isSeparator(text, place)) {
      current = undefined;
      last = character;
    } else {
      extend(place);
      last = character;
    }
  }
  return {
    items: root.children,
    isWhole:
      parents.length === 1 &&
      strayClosers === 0 &&
      !',·/+&:('.includes(last) &&
      // The first letter of a word that was cut off.
      !/[\s,][b-z]\s*$/u.test(text.slice(Math.max(from, to - 10), to)),
  };
}

function begin(parent: OpenItem): OpenItem {
  const item: OpenItem = { pieces: [], children: [] };
  parent.children.push(item);
  return item;
}

/** Whether a mark ends a name. Points, commas and slashes within figures and "and/or" do not. */
function isSeparator(text: string, place: number): boolean {
  const character = text[place] ?? '';
  const before = text[place - 1] ?? ' ';
  const after = text[place + 1] ?? ' ';
  switch (character) {
    case ',':
      return !(/\d/u.test(before) && /\d/u.test(after));
    case '/':
      return !(/\d/u.test(before) && /\d/u.test(after)) && text.slice(place - 3, place + 3) !== 'and/or';
    case '.':
      return !/[\p{L}\d]/u.test(after) || /[가-힣]/u.test(before);
    case '-':
      return /\s/u.test(before);
    default:
      return ';:·|+=※<>!?@→~'.includes(character);
  }
}
