package dev.catalog.docs;

import static dev.catalog.fixture.tables.shapes.Tables.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Query;
import dev.catalog.SentStatements;
import dev.catalog.fixture.tables.shapes.Course;
import dev.catalog.fixture.tables.shapes.Enrolment;
import dev.catalog.fixture.tables.shapes.NewCourse;
import dev.catalog.fixture.tables.shapes.NewEnrolment;
import dev.catalog.fixture.tables.shapes.NewStudent;
import dev.catalog.fixture.tables.shapes.Student;
import dev.catalog.testing.PostgresExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyToManyGuideTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/tables");

  // region relations-many-to-many
  record Schedule(Student student, List<Course> courses) {}

  private static final Query<Schedule> SCHEDULES =
      Student.ROWS
          .orderBy(STUDENTS.NAME)
          .with(Student.ENROLMENTS.with(Enrolment.COURSE).into((enrolment, course) -> course))
          .into(Schedule::new);

  // endregion

  @Test
  void theConstructorDropsTheRowOfTheLink() {
    SentStatements sent = new SentStatements();
    try (Database db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .onStatement(sent)
                .build())) {
      Student ada = db.insert(NewStudent.name("Ada"));
      Course logic = db.insert(NewCourse.title("Logic"));
      Course music = db.insert(NewCourse.title("Music"));
      for (Course course : List.of(logic, music)) {
        db.insert(NewEnrolment.studentId(ada.id()).courseId(course.id()));
      }
      sent.clear();

      assertThat(db.list(SCHEDULES)).containsExactly(new Schedule(ada, List.of(logic, music)));
      Pages.assertSends("relations-many-to-many", sent.sql());
    }
  }
}
