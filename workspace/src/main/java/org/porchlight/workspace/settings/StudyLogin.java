package org.porchlight.workspace.settings;

/** How the workspace reaches the study. Never printed: the password is among its parts. */
public record StudyLogin(String url, String user, String password) {
  @Override
  public String toString() {
    return "[the workspace's login to the study]";
  }
}
