import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import {
  ACTIVITY_IDS,
  en,
  type ManifestText,
  MESSAGE_ACTION_ID,
  nl,
  SEARCH_IDS,
  SEARCH_MEANING,
} from './locales/text.ts';
import { outlookExtension, outlookStrings } from './outlook.ts';
import type { PackageSettings } from './settings.ts';

/** The tabs of the personal app; each path is served by the service and routed by the tabs' shell. */
export const STATIC_TABS = ['overleg', 'programma', 'plaatsing'] as const;

/** The page on which somebody adds the tab to a channel, chat or meeting. */
export const CONFIGURE_PATH = '/tab/instellen';

/** Where that tab can be: a channel, a group chat, and beside, before and on the screen of a meeting. */
const TAB_CONTEXTS = [
  'channelTab',
  'privateChatTab',
  'meetingChatTab',
  'meetingDetailsTab',
  'meetingSidePanel',
  'meetingStage',
] as const;

/** Asked for one chat or meeting at a time, by whoever adds the app there; each with what it is for. */
export const RESOURCE_PERMISSIONS = [
  // A line in the activity feed: what is urgent today, and all news for somebody who shut the chat but keeps the app.
  { name: 'TeamsActivity.Send.User', type: 'Application' },
  // Begin and end the agenda's clock with the Teams meeting, and see who came in.
  { name: 'OnlineMeeting.ReadBasic.Chat', type: 'Application' },
  { name: 'OnlineMeetingParticipant.Read.Chat', type: 'Application' },
  // Show the agenda to everybody in the meeting.
  { name: 'MeetingStage.Write.Chat', type: 'Delegated' },
  // Fill in an appointment in Outlook, and look at it before it is sent.
  { name: 'MailboxItem.ReadWrite.User', type: 'Delegated' },
] as const;

/** The unified app manifest, schema v1.30, for one tenant. Dutch is the default language. */
export function appManifest(settings: PackageSettings): TeamsManifestV1D30.TeamsManifestV1D30 {
  const { publicUrl, host, clientId } = settings;
  return {
    $schema: 'https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    manifestVersion: '1.30',
    version: settings.version,
    id: settings.appId,
    developer: {
      name: settings.developer,
      websiteUrl: publicUrl,
      privacyUrl: `${publicUrl}/privacy`,
      termsOfUseUrl: `${publicUrl}/voorwaarden`,
    },
    localizationInfo: {
      defaultLanguageTag: 'nl',
      additionalLanguages: [{ languageTag: 'en', file: 'locales/en.json' }],
    },
    name: { short: nl.short, full: nl.short },
    description: nl.description,
    icons: { color: 'color.png', outline: 'outline.png', color32x32: 'color32.png' },
    accentColor: '#1F5F5B',
    staticTabs: STATIC_TABS.map((tab) => ({
      entityId: tab,
      name: nl.tabs[tab],
      contentUrl: `${publicUrl}/tab/${tab}`,
      websiteUrl: `${publicUrl}/tab/${tab}`,
      scopes: ['personal'],
    })),
    configurableTabs: [
      {
        id: 'overleg',
        configurationUrl: `${publicUrl}${CONFIGURE_PATH}`,
        canUpdateConfiguration: true,
        scopes: ['team', 'groupChat'],
        context: [...TAB_CONTEXTS],
        meetingSurfaces: ['sidePanel', 'stage'],
      },
    ],
    // The agenda can be shown to everybody in a meeting from the side panel.
    meetingExtensionDefinition: { supportsCustomShareToStage: true },
    bots: [
      {
        botId: clientId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [{ scopes: ['personal', 'team', 'groupChat'], commands: nl.commands }],
      },
    ],
    composeExtensions: [
      {
        botId: clientId,
        composeExtensionType: 'botBased',
        commands: [...SEARCH_IDS.map((id) => searchCommand(id, nl)), messageAction(nl)],
        messageHandlers: [{ type: 'link', value: { domains: [host], supportsAnonymizedPayloads: false } }],
      },
    ],
    activities: { activityTypes: ACTIVITY_IDS.map((id) => ({ type: id, ...nl.activities[id] })) },
    permissions: ['identity', 'messageTeamMembers'],
    authorization: { permissions: { resourceSpecific: [...RESOURCE_PERMISSIONS] } },
    validDomains: [host],
    webApplicationInfo: { id: clientId, resource: `api://${host}/${clientId}` },
    extensions: [outlookExtension(settings, nl)],
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'personal',
  } as TeamsManifestV1D30.TeamsManifestV1D30;
}

/** A search in the message box and the command box; it begins with what comes first, before anything is typed. */
function searchCommand(id: (typeof SEARCH_IDS)[number], text: ManifestText) {
  const { title, description, parameter } = text.searches[id];
  const meaning = SEARCH_MEANING[id];
  return {
    id,
    type: 'query' as const,
    context: ['compose' as const, 'commandBox' as const],
    title,
    description,
    semanticDescription: meaning.search,
    initialRun: true,
    parameters: [
      {
        name: 'woorden',
        title: parameter.title,
        description: parameter.description,
        semanticDescription: meaning.parameter,
        inputType: 'text' as const,
      },
    ],
  };
}

/** A command in the menu of every message; what is asked in its dialog comes from the service, for who opens it. */
function messageAction({ onMessage }: ManifestText) {
  return {
    id: MESSAGE_ACTION_ID,
    type: 'action' as const,
    context: ['message' as const],
    ...onMessage,
    fetchTask: true,
  };
}

/** The English strings, by the path of what they replace. */
export function localization(text: ManifestText = en): Record<string, string> {
  const strings: Record<string, string> = {
    $schema: 'https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json',
    'name.short': text.short,
    'name.full': text.short,
    'description.short': text.description.short,
    'description.full': text.description.full,
  };
  STATIC_TABS.forEach((tab, index) => {
    strings[`staticTabs[${index}].name`] = text.tabs[tab];
  });
  text.commands.forEach(({ title, description }, index) => {
    strings[`bots[0].commandLists[0].commands[${index}].title`] = title;
    strings[`bots[0].commandLists[0].commands[${index}].description`] = description;
  });
  SEARCH_IDS.forEach((id, index) => {
    const { title, description, parameter } = text.searches[id];
    const at = `composeExtensions[0].commands[${index}]`;
    strings[`${at}.title`] = title;
    strings[`${at}.description`] = description;
    strings[`${at}.parameters[0].title`] = parameter.title;
    strings[`${at}.parameters[0].description`] = parameter.description;
  });
  ACTIVITY_IDS.forEach((id, index) => {
    strings[`activities.activityTypes[${index}].description`] = text.activities[id].description;
    strings[`activities.activityTypes[${index}].templateText`] = text.activities[id].templateText;
  });
  const action = `composeExtensions[0].commands[${SEARCH_IDS.length}]`;
  strings[`${action}.title`] = text.onMessage.title;
  strings[`${action}.description`] = text.onMessage.description;
  return { ...strings, ...outlookStrings(text) };
}
