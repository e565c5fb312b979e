import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';

interface SettingType {
  /** The type in a sentence, where it is not the word itself. */
  says?: string;
  isRight: (value: Json) => boolean;
  names: readonly string[];
}

/**
 * Settings of Claude Code by the type of their value: with another type it ignores the whole file. Each was tried on 2.1.332; settings
 * that it only passes over are left out.
 */
export const claudeCodeSettings: Record<string, SettingType> = {
  text: {
    isRight: (value) => typeof value === 'string',
    names: [
      '$schema', 'apiKeyHelper', 'proxyAuthHelper', 'awsCredentialExport', 'awsAuthRefresh', 'gcpAuthRefresh',
      'processWrapper', 'attributionProject', 'model', 'modelCatalogUrl', 'modelCatalogPublicKey', 'workflowSizeGuideline',
      'defaultShell', 'prUrlTemplate', 'parentSettingsBehavior', 'managedSourcesBehavior', 'otelHeadersHelper', 'outputStyle',
      'language', 'feedbackDrafts', 'advisorModel', 'agent', 'autoUpdatesChannel', 'minimumVersion', 'requiredMinimumVersion',
      'requiredMaximumVersion', 'downloadsMirrorUrl', 'plansDirectory', 'tui', 'timeZone', 'totalTokensReminder',
      'autoMemoryDirectory', 'disableAutoMode', 'claudeMd', 'pluginTrustMessage', 'daemonColdStart',
    ],
  },
  boolean: {
    says: 'true or false', isRight: (value) => typeof value === 'boolean',
    names: [
      'respectGitignore', 'syncClaudeAiSkills', 'syncClaudeAiPlugins', 'wslInheritsWindowsSettings', 'includeCoAuthoredBy',
      'includeGitInstructions', 'enforceAvailableModels', 'enableAllProjectMcpServers', 'disableClaudeAiConnectors',
      'disableBundledSkills', 'disableDirectMcpSkills', 'disableAllHooks', 'disableReplyCheck', 'disableAgentView',
      'disableRemoteControl', 'disableWorkflows', 'disableArtifact', 'enableArtifact', 'enableWorkflows',
      'workflowKeywordTriggerEnabled', 'disableSkillShellExecution', 'disableWindowsBashCommandSplit', 'bashEditDiffEnabled',
      'respondToBashCommands', 'allowManagedHooksOnly', 'allowManagedPermissionRulesOnly', 'allowManagedMcpServersOnly',
      'allowAllClaudeAiMcps', 'allowClaudeInChromeWithManagedMcp', 'disableCommandPluginSources', 'disableSideloadFlags',
      'allowNestedModelAccessUnderForceLogin', 'forceRemoteSettingsRefresh', 'skipWebFetchPreflight', 'spinnerTipsEnabled',
      'clawdFileProgressEnabled', 'syntaxHighlightingDisabled', 'terminalTitleFromRename', 'alwaysThinkingEnabled',
      'fastMode', 'fastModePerSessionOptIn', 'promptSuggestionEnabled', 'emojiCompletionEnabled', 'awaySummaryEnabled',
      'responseComparisonEnabled', 'showClearContextOnPlanAccept', 'channelsEnabled', 'prefersReducedMotion',
      'doneMeansMerged', 'totalTokensReminderAfterUserTurn', 'autoMemoryEnabled', 'autoDreamEnabled', 'showThinkingSummaries',
      'skipDangerousModePermissionPrompt', 'skipWorkflowUsageWarning', 'verbose', 'autoCompactEnabled',
      'precomputeCompactionEnabled', 'idleCompaction', 'switchModelsOnFlag', 'autoContinueAtUsageLimit', 'autoScrollEnabled',
      'wheelScrollAccelerationEnabled', 'fileCheckpointingEnabled', 'showTurnDuration', 'showMessageTimestamps',
      'terminalProgressBarEnabled', 'todoFeatureEnabled', 'remoteControlAtStartup', 'isolatePeerMachines',
      'autoUploadSessions', 'inputNeededNotifEnabled', 'agentPushNotifEnabled',
    ],
  },
  number: {
    isRight: (value) => typeof value === 'number',
    names: [
      'cleanupPeriodDays', 'desktopSessionCleanupPeriodDays', 'skillListingMaxDescChars', 'skillListingBudgetFraction',
      'feedbackSurveyRate', 'totalTokensReminderBudget',
    ],
  },
  list: {
    isRight: (value) => Array.isArray(value),
    names: [
      'fallbackModel', 'availableModels', 'allowedHttpHookUrls', 'httpHookAllowedEnvVars', 'strictKnownMarketplaces',
      'allowedMarketplaces', 'blockedMarketplaces', 'pluginSuggestionMarketplaces', 'companyAnnouncements',
      'allowedChannelPlugins', 'sshConfigs', 'claudeMdExcludes',
    ],
  },
  object: {
    isRight: isJsonObject,
    names: [
      'fileSuggestion', 'breakReminder', 'quietHours', 'env', 'modelOverrides', 'skillOverrides', 'worktree', 'statusLine',
      'enabledPlugins', 'sandbox', 'spinnerVerbs', 'pluginConfigs', 'remote', 'voice', 'remoteTools',
    ],
  },
};
