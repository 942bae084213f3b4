export function categoryOfProduct(_name: string): string | null { return null; }
