import type { Storage as GraphiQLStorage } from '@graphiql/toolkit';

/** Another program's GraphiQL may live at the same localhost address: its tabs stay apart from ours. */
const OURS = 'entente:';

/**
 * Where tabs, history and the theme outlive the page: localStorage, or nothing
 * for a browser that forbids it, where each of its methods throws.
 */
export const storage: GraphiQLStorage = {
  getItem: key => guarded(() => localStorage.getItem(OURS + key)) ?? null,
  setItem: (key, value) => void guarded(() => localStorage.setItem(OURS + key, value)),
  removeItem: key => void guarded(() => localStorage.removeItem(OURS + key)),
  clear: () => ours().forEach(key => localStorage.removeItem(key)),
  get length() {
    return ours().length;
  },
};

function ours(): string[] {
  return guarded(() => Object.keys(localStorage).filter(key => key.startsWith(OURS))) ?? [];
}

function guarded<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
