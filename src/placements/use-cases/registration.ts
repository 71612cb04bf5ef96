/** What others may ask about the registration of students for the subsidy. */
export { compareYear } from './registration/compare.ts';
export { type ExportSource, exportParts, openExport } from './registration/export.ts';
export { freezeYear, keepRegistrations } from './registration/freeze.ts';
export { leaveOut, registrationFindings, registrationLooks, registrationOverview } from './registration/look.ts';
export { listScheme, removeScheme, setScheme, tryScheme } from './registration/scheme.ts';
