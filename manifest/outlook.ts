import { createHash } from 'node:crypto';
import type { ManifestText } from './locales/text.ts';
import type { PackageSettings } from './settings.ts';

/** Where the pane of Kringwerk is offered in Outlook, in the order of the ribbons; `locales/text.ts` words each. */
export const OUTLOOK_PLACES = ['meetingDetailsOrganizer', 'meetingDetailsAttendee', 'mailRead'] as const;
export type OutlookPlace = (typeof OUTLOOK_PLACES)[number];

export const ACTIONS = { pane: 'openPane', sending: 'onAppointmentSendHandler' } as const;
const ICON_SIZES = [16, 32, 80] as const;

/** Addresses that Outlook loads; the service serves each, and a test holds the two together. */
export function outlookUrls({ publicUrl }: Pick<PackageSettings, 'publicUrl'>) {
  return {
    pane: `${publicUrl}/tab/outlook/paneel`,
    eventPage: `${publicUrl}/outlook/event.html`,
    eventScript: `${publicUrl}/outlook/launch-event.js`,
    icon: (size: 16 | 25 | 32 | 48 | 64 | 80 | 128) => `${publicUrl}/outlook/icon-${size}.png`,
  };
}

/** The Outlook add-in inside the unified manifest: Outlook on the web, the new Outlook and Outlook on Windows. */
export function outlookExtension(settings: PackageSettings, text: ManifestText) {
  const urls = outlookUrls(settings);
  const icons = ICON_SIZES.map((size) => ({ size, url: urls.icon(size) }));
  const mailbox = (minVersion: string) => ({ capabilities: [{ name: 'Mailbox', minVersion }] });
  return {
    requirements: { ...mailbox('1.8'), scopes: ['mail'], formFactors: ['desktop'] },
    runtimes: [
      {
        ...{ id: 'pane', type: 'general', lifetime: 'short', code: { page: urls.pane } },
        actions: [{ id: ACTIONS.pane, type: 'openPage', view: 'pane', displayName: text.short }],
      },
      {
        ...{ id: 'sending', type: 'general', lifetime: 'short', requirements: mailbox('1.12') },
        code: { page: urls.eventPage, script: urls.eventScript },
        actions: [{ id: ACTIONS.sending, type: 'executeFunction' }],
      },
    ],
    ribbons: OUTLOOK_PLACES.map((place) => ({
      contexts: [place],
      tabs: [
        {
          builtInTabId: 'TabDefault',
          groups: [
            {
              ...{ id: `${place}Group`, label: text.short, icons },
              controls: [
                {
                  ...{ id: `${place}Button`, type: 'button', icons, actionId: ACTIONS.pane },
                  label: text.outlook[place].label,
                  supertip: { title: text.outlook[place].label, description: text.outlook[place].description },
                },
              ],
            },
          ],
        },
      ],
    })),
    autoRunEvents: [
      {
        requirements: mailbox('1.12'),
        events: [{ type: 'appointmentSending', actionId: ACTIONS.sending, options: { sendMode: 'softBlock' } }],
      },
    ],
    // Whoever has the older kind of add-in as well sees one of the two.
    alternates: [{ hide: { customOfficeAddin: { officeAddinId: outlookAddinId(settings.appId) } } }],
  };
}

/** The English strings of the add-in, by the path of what they replace. */
export function outlookStrings(text: ManifestText): Record<string, string> {
  const strings: Record<string, string> = {};
  OUTLOOK_PLACES.forEach((place, index) => {
    const control = `extensions[0].ribbons[${index}].tabs[0].groups[0].controls[0]`;
    strings[`extensions[0].ribbons[${index}].tabs[0].groups[0].label`] = text.short;
    strings[`${control}.label`] = text.outlook[place].label;
    strings[`${control}.supertip.title`] = text.outlook[place].label;
    strings[`${control}.supertip.description`] = text.outlook[place].description;
  });
  return strings;
}

/** The id of the older kind of add-in: another than the app's, and always the same for it. */
export function outlookAddinId(appId: string): string {
  const hex = createHash('sha256').update(`outlook ${appId.toLowerCase()}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
