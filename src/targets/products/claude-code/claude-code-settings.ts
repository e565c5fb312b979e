import { claudeCodeMarketplaces } from './claude-code-marketplaces.ts';
import { claudeCodePermissions } from './claude-code-permissions.ts';
import { claudeCodeSandbox } from './claude-code-sandbox.ts';
import { settingTypes } from '../../files/setting-types.ts';
import type { SettingType } from '../../files/setting-types.ts';

const { text, texts, flag, number, whole, within, word, like, listOf, recordOf, object, either, orNull } = settingTypes;

const named = (names: string, type: SettingType) => Object.fromEntries(names.trim().split(/\s+/).map((name) => [name, type]));
const clock = like('time such as 22:00', /^([01]?\d|2[0-3]):[0-5]\d$/);
const option = either(text, number, flag, texts);
const command = { type: word('command'), command: text };

/**
 * Settings of Claude Code by what their value may be: for one with another it ignores the whole file. Learned from the program,
 * 2.1.332, and tried on it. What it only passes over, and settings that it does not know, may hold anything.
 */
export const claudeCodeSettings = object({
  ...named(`
    $schema apiKeyHelper proxyAuthHelper awsCredentialExport awsAuthRefresh gcpAuthRefresh processWrapper attributionProject model modelCatalogUrl
    modelCatalogPublicKey prUrlTemplate otelHeadersHelper outputStyle language advisorModel agent minimumVersion requiredMinimumVersion
    requiredMaximumVersion downloadsMirrorUrl plansDirectory timeZone timeFormat autoMemoryDirectory claudeMd pluginTrustMessage`, text),
  ...named(`
    respectGitignore wslInheritsWindowsSettings includeCoAuthoredBy includeGitInstructions disableAllHooks disableReplyCheck workflowKeywordTriggerEnabled
    bashEditDiffEnabled respondToBashCommands allowAllClaudeAiMcps allowClaudeInChromeWithManagedMcp allowNestedModelAccessUnderForceLogin
    forceRemoteSettingsRefresh spinnerTipsEnabled clawdFileProgressEnabled syntaxHighlightingDisabled terminalTitleFromRename
    alwaysThinkingEnabled fastMode promptSuggestionEnabled emojiCompletionEnabled awaySummaryEnabled showClearContextOnPlanAccept
    prefersReducedMotion doneMeansMerged totalTokensReminderAfterUserTurn autoMemoryEnabled autoDreamEnabled showThinkingSummaries verbose
    autoCompactEnabled precomputeCompactionEnabled idleCompaction switchModelsOnFlag autoScrollEnabled wheelScrollAccelerationEnabled
    showTurnDuration showMessageTimestamps terminalProgressBarEnabled todoFeatureEnabled inputNeededNotifEnabled agentPushNotifEnabled
    voiceEnabled axScreenReader`, flag),
  // A null takes these away.
  ...named(`
    allowManagedPermissionRulesOnly allowManagedHooksOnly allowManagedMcpServersOnly enforceAvailableModels
    disableClaudeAiConnectors disableCommandPluginSources disableSideloadFlags disableSkillShellExecution disableWindowsBashCommandSplit
    disableRemoteControl disableAgentView disableWorkflows disableArtifact disableBundledSkills disableDirectMcpSkills fastModePerSessionOptIn
    isolatePeerMachines enableArtifact enableWorkflows syncClaudeAiSkills syncClaudeAiPlugins useAutoModeDuringPlan
    skipDangerousModePermissionPrompt skipAutoPermissionPrompt enableAllProjectMcpServers channelsEnabled skipWebFetchPreflight
    skipWorkflowUsageWarning autoUploadSessions fileCheckpointingEnabled remoteControlAtStartup autoContinueAtUsageLimit
    responseComparisonEnabled`, orNull(flag)),
  ...named('disableAutoMode disableDeepLinkRegistration', orNull(word('disable'))),
  ...named('fallbackModel availableModels allowedHttpHookUrls httpHookAllowedEnvVars pluginSuggestionMarketplaces companyAnnouncements claudeMdExcludes', texts),
  ...named('enabledMcpjsonServers disabledMcpjsonServers', either(like('name', /^[A-Za-z0-9_-]+$/), texts)),
  ...named('cleanupPeriodDays skillListingMaxDescChars totalTokensReminderBudget', whole(1)),
  ...named('strictKnownMarketplaces allowedMarketplaces', orNull(claudeCodeMarketplaces.allowed)),
  ...named('extraKnownMarketplaces additionalMarketplaces', claudeCodeMarketplaces.known),
  blockedMarketplaces: orNull(claudeCodeMarketplaces.blocked),
  permissions: claudeCodePermissions,
  sandbox: claudeCodeSandbox,
  desktopSessionCleanupPeriodDays: whole(0),
  feedbackSurveyRate: within('number from 0 to 1', (value) => value >= 0 && value <= 1),
  skillListingBudgetFraction: within('number above 0, up to 1', (value) => value > 0 && value <= 1),
  workflowSizeGuideline: word('unrestricted', 'small', 'medium', 'large'),
  defaultShell: word('bash', 'powershell'),
  parentSettingsBehavior: word('first-wins', 'merge'),
  managedSourcesBehavior: word('first-wins', 'merge'),
  feedbackDrafts: orNull(word('notify', 'quiet', 'off')),
  autoUpdatesChannel: word('latest', 'stable', 'rc'),
  tui: word('default', 'fullscreen'),
  defaultView: word('chat', 'transcript'),
  totalTokensReminder: word('off', 'infinite', 'fixed', 'countdown', 'padded-countdown'),
  daemonColdStart: word('transient', 'ask'),
  forceLoginOrgUUID: either(text, texts),
  env: recordOf(settingTypes.anything),
  modelOverrides: recordOf(text),
  skillOverrides: recordOf(word('on', 'name-only', 'user-invocable-only', 'off')),
  enabledPlugins: recordOf(either(texts, flag)),
  pluginConfigs: recordOf(object({ mcpServers: recordOf(recordOf(option)), options: recordOf(option) })),
  attribution: either(flag, object({ commit: text, pr: text, sessionUrl: flag })),
  fileSuggestion: object({}, command),
  statusLine: object({ padding: number, hideVimModeIndicator: flag }, command),
  spinnerVerbs: object({}, { mode: word('append', 'replace'), verbs: texts }),
  worktree: object({ symlinkDirectories: texts, sparsePaths: texts, baseRef: word('fresh', 'head') }),
  breakReminder: object({ enabled: flag, intervalMinutes: whole(1), breakThresholdMinutes: whole(1), message: text }),
  quietHours: object({ enabled: flag, start: clock, end: clock }),
  autoMode: object({ allow: texts, soft_deny: texts, hard_deny: texts, environment: texts, classifyAllShell: flag }),
  remote: object({ defaultEnvironmentId: text }),
  remoteTools: object({ allowUnattendedServing: flag }),
  voice: object({ enabled: flag, mode: word('hold', 'tap'), autoSubmit: flag }),
  allowedChannelPlugins: listOf(object({}, { marketplace: text, plugin: text })),
  sshConfigs: listOf(object({ sshPort: within('whole number', Number.isSafeInteger), sshIdentityFile: text, startDirectory: text }, { id: text, name: text, sshHost: text })),
});
