import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { useState } from 'react';

export type ThemeName = 'default' | 'dark' | 'contrast';

export const THEMES: Record<ThemeName, { label: string; theme: Theme }> = {
  default: { label: 'Licht', theme: teamsLightTheme },
  dark: { label: 'Donker', theme: teamsDarkTheme },
  contrast: { label: 'Hoog contrast', theme: teamsHighContrastTheme },
};

const KEPT = 'stand-in-theme';

/** The chosen look, remembered on this machine; at first what the machine itself prefers. */
export function useTheme(): [ThemeName, (theme: ThemeName) => void] {
  const [theme, setTheme] = useState(kept);
  const choose = (next: ThemeName) => {
    localStorage.setItem(KEPT, next);
    setTheme(next);
  };
  return [theme, choose];
}

function kept(): ThemeName {
  const stored = localStorage.getItem(KEPT);
  if (stored && stored in THEMES) return stored as ThemeName;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}
