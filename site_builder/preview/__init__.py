"""The site as it would be, drafts included: shown on this computer alone, or written into a folder to send round."""
